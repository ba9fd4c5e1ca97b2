import { createHash } from "node:crypto";
import {
	closeSync,
	fstatSync,
	mkdirSync,
	openSync,
	readSync,
	renameSync,
	unlinkSync,
} from "node:fs";
import { dirname } from "node:path";
import type { CacheStore } from "../../core/cacheStore.ts";
import { fileErrorCode } from "./fileError.ts";
import { writeTemporaryFile } from "./temporaryFile.ts";

/** Each part stands behind a line of its length in bytes and a hash of them, so that damage is seen before use. */
const frame = /^(\d{9}) ([0-9a-f]{40})\n$/;
const frameLength = 51;

/**
 * A cache in the file at `place`, made with its folder by the first write. It is replaced whole, so that of two windows
 * that write it the last one wins. A cache that cannot be read is none.
 */
export function cacheFile(place: string): CacheStore {
	return {
		*read() {
			const file = openIfThere(place);
			if (file === undefined) return;
			try {
				yield* readParts(file);
			} catch (error) {
				// A folder in its place, or a disk that fails: the notes are read instead.
				if (fileErrorCode(error) === undefined) throw error;
			} finally {
				closeSync(file);
			}
		},
		async write(parts) {
			mkdirSync(dirname(place), { recursive: true });
			const temporary = await writeTemporaryFile(place, framed(parts), {
				like: undefined,
			});
			try {
				renameSync(temporary, place);
			} catch (error) {
				unlinkSync(temporary);
				throw error;
			}
		},
	};
}

/** One after the other, so that the file is never in memory twice. */
function* readParts(file: number): Iterable<string> {
	const { size } = fstatSync(file);
	let buffer = Buffer.allocUnsafeSlow(512 * 1024);
	const read = (at: number, length: number) => {
		if (length > buffer.length) buffer = Buffer.allocUnsafeSlow(length);
		return buffer.subarray(0, readSync(file, buffer, 0, length, at));
	};
	for (let at = 0; at < size; ) {
		const head = frame.exec(read(at, frameLength).toString("latin1"));
		const start = at + frameLength;
		const end = start + Number(head?.[1]);
		if (head === null || end > size) return;
		const part = read(start, end - start);
		if (hashOf(part) !== head[2]) return;
		yield part.toString("latin1");
		at = end;
	}
}

async function* framed(
	parts: AsyncIterable<string>,
): AsyncIterable<Uint8Array> {
	for await (const part of parts) {
		const bytes = Buffer.from(part, "latin1");
		const head = `${String(bytes.length).padStart(9, "0")} ${hashOf(bytes)}\n`;
		yield Buffer.concat([Buffer.from(head, "latin1"), bytes]);
	}
}

function hashOf(bytes: Uint8Array): string {
	return createHash("sha1").update(bytes).digest("hex");
}

function openIfThere(place: string): number | undefined {
	try {
		return openSync(place, "r");
	} catch (error) {
		if (fileErrorCode(error) === undefined) throw error;
		return undefined;
	}
}
