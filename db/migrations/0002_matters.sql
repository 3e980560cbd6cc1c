CREATE TABLE "matters" (
	"project_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"node" text,
	"is_open" boolean NOT NULL,
	"body" jsonb NOT NULL,
	"next_check" timestamp (3) with time zone,
	CONSTRAINT "matters_project_id_id_pk" PRIMARY KEY("project_id","id")
);
--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "matter" text;--> statement-breakpoint
ALTER TABLE "nodes" ADD COLUMN "extras" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "phase" jsonb DEFAULT '{"status":"active"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matters_by_next_check" ON "matters" USING btree ("next_check") WHERE next_check is not null;--> statement-breakpoint
CREATE INDEX "matters_open" ON "matters" USING btree ("kind","project_id") WHERE is_open;