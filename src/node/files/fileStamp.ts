import type { Stats } from "node:fs";
import type { FileStamp } from "../../core/ports.ts";

/** Clocks of disks tick in steps: up to 10 ms on Linux, 15.6 ms on Windows; FAT, ext3 and HFS+ count whole seconds. */
const fineWindowMs = 50;
const coarseWindowMs = 2100;

const numbers = new Float64Array(4);
const bytes = Buffer.from(numbers.buffer);
let uncertain = 0;

/**
 * The stamp of a file from its size, times and inode, as the disk told them before the content was read.
 *
 * A file that was written within the last tick of the disk's clock can change again without a visible trace (git
 * calls such an entry racily clean). Its stamp is unlike every other, so that whoever kept it reads the file again.
 */
export function fileStamp(stats: Stats, nowMs = Date.now()): FileStamp {
	numbers[0] = stats.size;
	numbers[1] = stats.mtimeMs;
	numbers[2] = stats.ctimeMs;
	numbers[3] = stats.ino;
	// Base64 of the four numbers: to print them would take ten times as long.
	const signature = bytes.toString("base64");
	const age = nowMs - Math.max(stats.mtimeMs, stats.ctimeMs);
	if (age > coarseWindowMs) return signature;
	if (age > fineWindowMs && !countsWholeSeconds(stats)) return signature;
	uncertain++;
	return `${signature}?${nowMs.toString(36)}.${process.pid}.${uncertain}`;
}

function countsWholeSeconds(stats: Stats): boolean {
	return stats.mtimeMs % 1000 === 0 && stats.ctimeMs % 1000 === 0;
}
