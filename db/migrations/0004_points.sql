CREATE TABLE "point_appeals" (
	"entry" bigint PRIMARY KEY NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" bigint NOT NULL,
	"decision" text,
	"ruled_by" text,
	"ruled_at" timestamp (3) with time zone,
	"ruling_event" bigint
);
--> statement-breakpoint
CREATE TABLE "point_notices" (
	"entry" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "points" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"rule" text NOT NULL,
	"unit" text NOT NULL,
	"month" text NOT NULL,
	"project_id" text NOT NULL,
	"node" text,
	"matter" text,
	"hundredths" integer NOT NULL,
	"full_hundredths" integer NOT NULL,
	"reason" text,
	"key" text NOT NULL,
	"cause_event" bigint NOT NULL,
	"cause_type" text NOT NULL,
	"cause_at" timestamp (3) with time zone NOT NULL,
	"warned_by" bigint,
	"appeal_until" timestamp (3) with time zone,
	"reverses" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "points_once" UNIQUE("rule","key")
);
--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_entry_points_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_event_events_id_fk" FOREIGN KEY ("event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_appeals" ADD CONSTRAINT "point_appeals_ruling_event_events_id_fk" FOREIGN KEY ("ruling_event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_notices" ADD CONSTRAINT "point_notices_entry_points_id_fk" FOREIGN KEY ("entry") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_cause_event_events_id_fk" FOREIGN KEY ("cause_event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_warned_by_events_id_fk" FOREIGN KEY ("warned_by") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "points_by_account" ON "points" USING btree ("month","unit");--> statement-breakpoint
CREATE INDEX "points_by_project" ON "points" USING btree ("project_id","node");--> statement-breakpoint
CREATE UNIQUE INDEX "points_reversed_once" ON "points" USING btree ("reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE TRIGGER points_append_only BEFORE UPDATE OR DELETE ON points
  FOR EACH ROW EXECUTE FUNCTION refuse_event_change();
--> statement-breakpoint
CREATE TRIGGER points_no_truncate BEFORE TRUNCATE ON points
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change();
