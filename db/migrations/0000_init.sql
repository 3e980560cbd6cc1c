CREATE TABLE "accounts" (
	"app_id" text NOT NULL,
	"person_id" text NOT NULL,
	"open_id" text NOT NULL,
	CONSTRAINT "accounts_app_id_person_id_pk" PRIMARY KEY("app_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"lane" text NOT NULL,
	"project_id" text NOT NULL,
	"node" text,
	"matter" text,
	"subject" jsonb NOT NULL,
	"mention" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"message_id" text,
	"sent_at" timestamp (3) with time zone,
	"roll_at" timestamp (3) with time zone,
	"refreshed_at" timestamp (3) with time zone,
	"shown" text
);
--> statement-breakpoint
CREATE TABLE "catalogues" (
	"version" text PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"origin" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text
);
--> statement-breakpoint
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
CREATE TABLE "events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"project_id" text,
	"node" text,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text,
	"source" jsonb NOT NULL,
	"data" jsonb NOT NULL,
	"payload_id" bigint
);
--> statement-breakpoint
CREATE TABLE "file_contents" (
	"sha256" text PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"name" text NOT NULL,
	"project_id" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"node" text,
	"filed_as" text
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" jsonb,
	"shown" text NOT NULL,
	"state" text NOT NULL,
	"made" jsonb,
	"by" text,
	"previewed_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"answer" jsonb,
	"received_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"key" text PRIMARY KEY NOT NULL,
	"chat_id" text,
	"lost_at" timestamp (3) with time zone,
	"leased_by" text,
	"leased_until" timestamp (3) with time zone,
	"rest_until" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"project_id" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"file_id" uuid,
	"filed_by" text,
	"filed_at" timestamp (3) with time zone,
	"nodes" jsonb,
	"promised_by" text,
	"promised_at" timestamp (3) with time zone,
	"promised_on" date,
	"due_at" timestamp (3) with time zone,
	"warned" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"extras" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"next_check" timestamp (3) with time zone,
	CONSTRAINT "materials_project_id_code_pk" PRIMARY KEY("project_id","code")
);
--> statement-breakpoint
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
CREATE TABLE "nodes" (
	"project_id" text NOT NULL,
	"code" text NOT NULL,
	"status" text NOT NULL,
	"started_on" date,
	"due_at" timestamp (3) with time zone,
	"due_is_explicit" boolean DEFAULT false NOT NULL,
	"limit_override" jsonb,
	"accepted_by" text,
	"accepted_at" timestamp (3) with time zone,
	"light" text,
	"warned" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"touched_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	"extras" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"next_check" timestamp (3) with time zone,
	CONSTRAINT "nodes_project_id_code_pk" PRIMARY KEY("project_id","code")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"coalesce_key" text,
	"priority" integer NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"message_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payloads" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"body" jsonb,
	"blanked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"role" text NOT NULL,
	"title" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"away" jsonb
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"owner" text NOT NULL,
	"location" text NOT NULL,
	"investment_wan" double precision NOT NULL,
	"key_project" boolean NOT NULL,
	"attributes" jsonb NOT NULL,
	"catalogue_version" text NOT NULL,
	"team" jsonb NOT NULL,
	"phase" jsonb DEFAULT '{"status":"active"}'::jsonb NOT NULL,
	"version" integer NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"next_check" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"bucket" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"updated_at" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload_requests" (
	"person_id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"target" jsonb NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_payload_id_payloads_id_fk" FOREIGN KEY ("payload_id") REFERENCES "public"."payloads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "materials" ADD CONSTRAINT "materials_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nodes" ADD CONSTRAINT "nodes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_lane_lanes_key_fk" FOREIGN KEY ("lane") REFERENCES "public"."lanes"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_by_open_id" ON "accounts" USING btree ("app_id","open_id");--> statement-breakpoint
CREATE INDEX "cards_open" ON "cards" USING btree ("project_id","node") WHERE state in ('queued', 'live');--> statement-breakpoint
CREATE INDEX "cards_by_roll_at" ON "cards" USING btree ("roll_at") WHERE state = 'live';--> statement-breakpoint
CREATE INDEX "cards_by_message" ON "cards" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "events_by_project" ON "events" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "inbox_waiting" ON "inbox" USING btree ("received_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "lanes_by_chat" ON "lanes" USING btree ("chat_id");--> statement-breakpoint
CREATE INDEX "materials_by_next_check" ON "materials" USING btree ("next_check") WHERE next_check is not null;--> statement-breakpoint
CREATE INDEX "matters_by_next_check" ON "matters" USING btree ("next_check") WHERE next_check is not null;--> statement-breakpoint
CREATE INDEX "matters_open" ON "matters" USING btree ("kind","project_id") WHERE is_open;--> statement-breakpoint
CREATE INDEX "nodes_by_next_check" ON "nodes" USING btree ("next_check") WHERE next_check is not null;--> statement-breakpoint
CREATE INDEX "nodes_dropped" ON "nodes" USING btree ("project_id") WHERE nodes.status = 'skipped' and nodes.extras ? 'skip';--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox" USING btree ("lane","id") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_by_priority" ON "outbox" USING btree ("priority","id") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_by_not_before" ON "outbox" USING btree ("not_before") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_by_message" ON "outbox" USING btree ("message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("id") WHERE state = 'dead';--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_coalesced" ON "outbox" USING btree ("coalesce_key") WHERE state = 'waiting' and coalesce_key is not null;--> statement-breakpoint
CREATE INDEX "projects_by_next_check" ON "projects" USING btree ("next_check") WHERE next_check is not null;