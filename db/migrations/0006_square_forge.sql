CREATE TABLE "lead_groups" (
	"chat_id" text PRIMARY KEY NOT NULL,
	"named_by" text NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"stage" text NOT NULL,
	"is_open" boolean NOT NULL,
	"project_id" text,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"next_check" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "lead_id" text;--> statement-breakpoint
CREATE INDEX "leads_by_next_check" ON "leads" USING btree ("next_check") WHERE next_check is not null;--> statement-breakpoint
CREATE INDEX "leads_open" ON "leads" USING btree ("owner") WHERE is_open;--> statement-breakpoint
CREATE INDEX "leads_by_project" ON "leads" USING btree ("project_id") WHERE project_id is not null;--> statement-breakpoint
CREATE INDEX "events_by_lead" ON "events" USING btree ("lead_id","id") WHERE lead_id is not null;