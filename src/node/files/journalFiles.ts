import { randomBytes } from "node:crypto";
import {
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readSync,
	renameSync,
	rmSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { JournalFiles } from "../../core/journalFiles.ts";
import { repoRoot } from "../../core/repoPath.ts";
import { fileErrorCode } from "./fileError.ts";
import { readWhole } from "./readWhole.ts";

const dayFile = /^(\d{4}-\d\d-\d\d)\.jsonl$/;
/** Bytes of a text beyond which it is not ours. */
const maximumBytes = 16_000_000;
/** A link in the place of a file would have another one written, and a pipe would block. Windows knows neither flag. */
const appending =
	constants.O_RDWR |
	constants.O_APPEND |
	constants.O_CREAT |
	(constants.O_NOFOLLOW ?? 0) |
	(constants.O_NONBLOCK ?? 0);

/**
 * A journal in the first of the folders (absolute) that can be written; what lies in the others is read, too, and removed
 * where it is to be. A folder is made by the first write, for this user alone.
 */
export function journalFiles(
	folders: readonly [string, ...string[]],
): JournalFiles {
	const fileOf = (folder: string, day: string) => join(folder, `${day}.jsonl`);
	/** The first folder in which it succeeds; `undefined` where it does in none. */
	const inFirst = <T>(task: (folder: string) => T): T | undefined => {
		for (const folder of folders) {
			const done = tried(() => {
				// The folder around it is for others, too.
				mkdirSync(dirname(folder), { recursive: true });
				mkdirSync(folder, { recursive: true, mode: 0o700 });
				return { value: task(folder) };
			});
			if (done) return done.value;
		}
		return undefined;
	};
	const readBeside = (name: string) => {
		for (const folder of folders) {
			const text = read(join(folder, name));
			if (text !== undefined) return text;
		}
		return undefined;
	};
	return {
		get place() {
			const isThere = (folder: string) =>
				tried(() => lstatSync(folder).isDirectory()) === true;
			return folders.find(isThere) ?? folders[0];
		},
		days() {
			const days = folders.flatMap((folder) =>
				(tried(() => readdirSync(folder)) ?? []).flatMap(
					(name) => dayFile.exec(name)?.[1] ?? [],
				),
			);
			return [...new Set(days)].sort();
		},
		read: (day) =>
			folders.map((folder) => read(fileOf(folder, day)) ?? "").join("\n"),
		append(day, lines) {
			inFirst((folder) => appendLines(fileOf(folder, day), lines));
		},
		remove(day) {
			for (const folder of folders) remove(fileOf(folder, day));
		},
		size: (day) =>
			folders
				.map((folder) => tried(() => lstatSync(fileOf(folder, day)).size) ?? 0)
				.reduce((sum, size) => sum + size, 0),
		readBeside,
		makeBeside(name, text) {
			inFirst((folder) => {
				try {
					writeFileSync(join(folder, name), text, { flag: "wx", mode: 0o600 });
				} catch (error) {
					// Another window was first.
					if (fileErrorCode(error) !== "EEXIST") throw error;
				}
			});
			return readBeside(name) ?? text;
		},
		writeBeside(name, text) {
			if (text === undefined)
				for (const folder of folders) remove(join(folder, name));
			else
				inFirst((folder) => {
					const beside = join(
						folder,
						`${name}.${randomBytes(6).toString("hex")}`,
					);
					writeFileSync(beside, text, { flag: "wx", mode: 0o600 });
					renameSync(beside, join(folder, name));
				});
		},
		wipe() {
			for (const folder of folders)
				tried(() => rmSync(folder, { recursive: true, force: true }));
		},
	};
}

/** What it gives; `undefined` where the disk refuses. */
function tried<T>(task: () => T): T | undefined {
	try {
		return task();
	} catch (error) {
		if (fileErrorCode(error) === undefined) throw error;
		return undefined;
	}
}

function remove(place: string): void {
	tried(() => rmSync(place, { force: true }));
}

/** `undefined` where there is no such file, or none that can be read. */
function read(place: string): string | undefined {
	try {
		const content = readWhole(place, repoRoot, { maximumBytes });
		return typeof content === "object"
			? new TextDecoder().decode(content.bytes)
			: undefined;
	} catch {
		return undefined;
	}
}

/**
 * All in one call, so that lines of several windows never mix. What another window writes in that moment may seem to be
 * half-written: an empty line is between the two then, which says nothing.
 */
function appendLines(place: string, lines: string): void {
	const file = openSync(place, appending, 0o600);
	try {
		const { size } = fstatSync(file);
		const last = Buffer.alloc(1);
		const isHalf =
			size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 10;
		writeSync(file, isHalf ? `\n${lines}` : lines);
	} finally {
		closeSync(file);
	}
}
