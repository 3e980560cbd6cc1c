ALTER TABLE "people" ADD COLUMN "away" jsonb;--> statement-breakpoint
CREATE INDEX "nodes_dropped" ON "nodes" USING btree ("project_id") WHERE nodes.status = 'skipped' and nodes.extras ? 'skip';