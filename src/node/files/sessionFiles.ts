import { randomUUID } from "node:crypto";
import { readdirSync, renameSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { isMissing } from "./fileError.ts";
import { isProcessAlive } from "./isProcessAlive.ts";
import { type SmallFiles, smallFiles } from "./smallFiles.ts";

/**
 * Small texts of several processes side by side, each of which has its own; what one leaves that has ended, exactly one
 * other takes over. What is written has left this process when the call returns.
 */
export interface SessionFiles {
	/** Replaces one's own file whole. */
	write(name: string, text: string): void;
	/** Does nothing where one has no such file. */
	remove(name: string): void;
	/** Says once more that this session goes on; to be called again and again, evenly, while it has files. */
	beat(): void;
	/**
	 * Takes over the files of sessions that have ended, and returns the texts. To be called again, evenly, while
	 * `isInDoubt`: of some it shows only in time whether they go on.
	 */
	takeOver(): readonly string[];
	/** Whether it is not known yet of some session whether it has ended. */
	readonly isInDoubt: boolean;
	/** Leaves one's files to whoever comes next. */
	end(): void;
}

/** How the session's files are kept. */
export interface SessionFilesOptions {
	/** Absolute path of the folder, made when first needed. */
	readonly folder: string;
	/** Whether a text is one to take over; others are left where they are. */
	readonly isWhole: (text: string) => boolean;
	/** Told of what could not be read or taken; the others are not held up by it. */
	readonly failed: (what: string, error: unknown) => void;
}

/** Calls of `takeOver` without a beat between them after which a session counts as ended whose process is still there. */
const patience = 10;

/** Beats seen after which a session counts as going on. */
const sureBeats = 3;

const markName = "session";

interface Doubt {
	mark: string;
	/** Calls since the mark last changed. */
	still: number;
	beats: number;
}

/** Opens the session of this process. Nothing is written yet. */
export function sessionFiles({
	folder,
	isWhole,
	failed,
}: SessionFilesOptions): SessionFiles {
	const session = randomUUID();
	const own = smallFiles(join(folder, session));
	const names = new Set<string>();
	const doubts = new Map<string, Doubt>();
	/** Sessions that go on. They are not asked again: whoever opens its window anew gets its own back. */
	const living = new Set<string>();
	let beats = 0;
	const beat = () =>
		own.write(
			markName,
			JSON.stringify({ process: process.pid, host: hostname(), beat: beats++ }),
		);

	const leave = () => {
		own.remove(markName);
		own.removeFolder();
	};
	const hasEnded = (other: string): boolean => {
		const mark = markOf(smallFiles(join(folder, other)));
		if (mark === undefined || isOfEndedProcess(mark)) return true;
		const doubt = doubts.get(other);
		if (!doubt) {
			doubts.set(other, { mark, still: 0, beats: 0 });
			return false;
		}
		if (doubt.mark === mark) return ++doubt.still >= patience;
		doubts.set(other, { mark, still: 0, beats: doubt.beats + 1 });
		if (doubt.beats + 1 >= sureBeats) {
			living.add(other);
			doubts.delete(other);
		}
		return false;
	};
	const take = (other: string): readonly string[] => {
		doubts.delete(other);
		const files = smallFiles(join(folder, other));
		const taken: string[] = [];
		for (const name of files.names()) {
			if (name === markName) continue;
			const path = join(folder, other, name);
			try {
				const text = files.read(name);
				if (!isWhole(text)) throw new Error("It is damaged.");
				if (names.size === 0) beat();
				renameSync(path, join(folder, session, name));
				names.add(name);
				taken.push(text);
			} catch (error) {
				// Another was quicker.
				if (!isMissing(error)) failed(path, error);
			}
		}
		// What was damaged stays.
		if (files.names().every((name) => name === markName)) {
			files.remove(markName);
			files.removeFolder();
		}
		return taken;
	};

	return {
		write(name, text) {
			// First, or somebody else may take it.
			if (names.size === 0) beat();
			names.add(name);
			own.write(name, text);
		},
		remove(name) {
			own.remove(name);
			if (names.delete(name) && names.size === 0) leave();
		},
		beat() {
			if (names.size > 0) beat();
		},
		takeOver() {
			const taken: string[] = [];
			for (const other of sessionsIn(folder, failed)) {
				if (other === session || living.has(other)) continue;
				try {
					if (hasEnded(other)) taken.push(...take(other));
				} catch (error) {
					doubts.delete(other);
					failed(join(folder, other), error);
				}
			}
			return taken;
		},
		get isInDoubt() {
			return doubts.size > 0;
		},
		end: leave,
	};
}

/** Names of the folders in it; none where there is no folder, or none that can be read. */
function sessionsIn(
	folder: string,
	failed: SessionFilesOptions["failed"],
): readonly string[] {
	try {
		return readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
	} catch (error) {
		if (!isMissing(error)) failed(folder, error);
		return [];
	}
}

/** `undefined` for a session that has said that it ended. */
function markOf(files: SmallFiles): string | undefined {
	try {
		return files.read(markName);
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}

/** Whether the process of the session ran on this machine and is gone. */
function isOfEndedProcess(mark: string): boolean {
	let read: unknown;
	try {
		read = JSON.parse(mark);
	} catch {
		return true;
	}
	const { process: id, host } = read as { process?: unknown; host?: unknown };
	if (typeof id !== "number") return true;
	// One process is one session at a time.
	return host === hostname() && (id === process.pid || !isProcessAlive(id));
}
