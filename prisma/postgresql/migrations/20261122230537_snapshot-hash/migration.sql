-- AlterTable
ALTER TABLE "Snapshot" ADD COLUMN     "sha256" TEXT;
