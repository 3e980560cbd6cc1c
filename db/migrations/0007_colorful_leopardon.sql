ALTER TABLE "drafts" ADD COLUMN "next_check" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "drafts_by_next_check" ON "drafts" USING btree ("next_check") WHERE next_check is not null;--> statement-breakpoint
CREATE INDEX "drafts_open" ON "drafts" USING btree ("person_id","kind") WHERE state = 'open';