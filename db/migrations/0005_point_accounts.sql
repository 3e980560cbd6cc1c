CREATE TABLE "point_accounts" (
	"unit" text PRIMARY KEY NOT NULL
);
