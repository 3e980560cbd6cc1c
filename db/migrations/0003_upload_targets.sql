-- What was asked half an hour ago at most is asked again.
DELETE FROM "upload_requests";--> statement-breakpoint
ALTER TABLE "upload_requests" ADD COLUMN "target" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "upload_requests" DROP COLUMN "node";