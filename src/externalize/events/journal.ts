import { dayOf } from "../../core/dayOf.ts";
import type { JournalFiles } from "../../core/journalFiles.ts";
import type { WorkEvent } from "./event.ts";
import { eventLine, readEventLine } from "./eventLine.ts";
import { type TextIds, textIds } from "./textIds.ts";

/** Days that are kept, today included. */
export const daysKept = 7;
/** Bytes of all days together. */
export const bytesKept = 5_000_000;
/** Bytes of one event beyond which it is not kept. */
const longestLine = 64_000;

/**
 * What was noticed in a repository: on this machine only, and only for a while. Every window that has the repository open,
 * and the command line, has a journal over the same files. Nothing is made before the first event, and nothing throws.
 */
export interface Journal {
	/** The folder (absolute) in which it lies, or will. */
	readonly place: string;
	/** Whether somebody stopped it: then nothing is to be noticed. Asks the disk, since any window may have. */
	isPaused(): boolean;
	/** It keeps nothing until `resume`, in no window; what was kept before stays. */
	pause(): void;
	resume(): void;
	/** Forgets everything. One that is stopped stays so. */
	wipe(): void;
	/** For an event that is about to be kept: of a repository that has no salt yet it makes one. */
	ids(): TextIds;
	/**
	 * Keeps an event, unless the journal is stopped. It stands under the day on which it happened; one from before the days
	 * that are kept, or so long that nobody would read it, is none.
	 */
	record(event: WorkEvent): void;
	/** What is kept, the oldest first; what two windows saw alike once. Days that have passed are removed. */
	events(): readonly WorkEvent[];
}

/** What a journal is made over. */
export interface JournalOptions {
	readonly files: JournalFiles;
	/** Milliseconds since 1970-01-01 UTC. */
	now(): number;
	/** Random bytes. */
	random(count: number): Uint8Array;
}

const pausedName = "paused";
const saltName = "salt";
const saltForm = /^[0-9a-f]{32}$/;
const dayLength = 86_400_000;

/** The journal over these files. */
export function createJournal({ files, now, random }: JournalOptions): Journal {
	let known: { readonly salt: string; readonly ids: TextIds } | undefined;
	const isPaused = () => files.readBeside(pausedName) !== undefined;
	const pause = () => files.writeBeside(pausedName, "");
	const oldestKept = () => dayOf(new Date(now() - (daysKept - 1) * dayLength));
	const dropOld = () => {
		const oldest = oldestKept();
		for (const day of files.days()) if (day < oldest) files.remove(day);
	};
	/** Whether so many bytes may be added to the day, for which older days are removed. */
	const makeRoom = (day: string, bytes: number): boolean => {
		const today = dayOf(new Date(now()));
		const sizes = new Map(files.days().map((each) => [each, files.size(each)]));
		let total = [...sizes.values()].reduce((sum, size) => sum + size, bytes);
		for (const [each, size] of sizes) {
			if (total <= bytesKept) break;
			// A clock that was wrong may have made days that are still to come.
			if (each >= day && each <= today) continue;
			files.remove(each);
			total -= size;
		}
		return total <= bytesKept;
	};
	return {
		get place() {
			return files.place;
		},
		isPaused,
		pause,
		resume: () => files.writeBeside(pausedName, undefined),
		wipe() {
			const wasPaused = isPaused();
			files.wipe();
			known = undefined;
			if (wasPaused) pause();
		},
		ids() {
			const fresh = () =>
				[...random(16)]
					.map((byte) => byte.toString(16).padStart(2, "0"))
					.join("");
			// Where nothing can be written, it is the same for as long as the window is open.
			let salt =
				files.readBeside(saltName) ??
				files.makeBeside(saltName, known?.salt ?? fresh());
			if (!saltForm.test(salt)) {
				salt = fresh();
				files.writeBeside(saltName, salt);
			}
			if (known?.salt !== salt) known = { salt, ids: textIds(salt) };
			return known.ids;
		},
		record(event) {
			if (isPaused() || !Number.isSafeInteger(event.at) || event.at < 0) return;
			const today = dayOf(new Date(now()));
			let day = dayOf(new Date(event.at));
			if (day > today) day = today;
			if (day < oldestKept()) return;
			const line = `${eventLine(event)}\n`;
			const { length } = new TextEncoder().encode(line);
			if (length > longestLine) return;
			dropOld();
			// One more for a half-written line that is ended first.
			if (makeRoom(day, length + 1)) files.append(day, line);
		},
		events() {
			dropOld();
			const lines = files.days().flatMap((day) => files.read(day).split("\n"));
			return [...new Set(lines)]
				.flatMap((line) => readEventLine(line) ?? [])
				.sort((a, b) => a.at - b.at);
		},
	};
}
