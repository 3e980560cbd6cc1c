CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"project_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "next_check" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "projects_by_next_check" ON "projects" USING btree ("next_check") WHERE next_check is not null;