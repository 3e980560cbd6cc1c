CREATE TABLE "digests" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"cycle" text NOT NULL,
	"period" date NOT NULL,
	"audience" text NOT NULL,
	"person_id" text NOT NULL,
	"content" jsonb,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"message_id" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "digests_once" ON "digests" USING btree ("cycle","period","audience");--> statement-breakpoint
CREATE INDEX "digests_by_person" ON "digests" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "digests_by_message" ON "digests" USING btree ("message_id");