import type { LineRange } from "../../core/lineRange.ts";
import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import {
	type GitDeed,
	gitDeeds,
	type HandoverDeed,
	handoverDeeds,
	type SavedChange,
	type Stretch,
	type TextId,
	type WorkEvent,
} from "./event.ts";

/** An event as one line of JSON, without the line feed. */
export function eventLine(event: WorkEvent): string {
	return JSON.stringify(event);
}

/** The event of a line; `undefined` for one that is damaged or half-written, or of a type that is not known. */
export function readEventLine(line: string): WorkEvent | undefined {
	let read: unknown;
	try {
		read = JSON.parse(line);
	} catch {
		return undefined;
	}
	try {
		return eventOf(new Fields(read));
	} catch (error) {
		if (error instanceof Damaged) return undefined;
		throw error;
	}
}

function eventOf(fields: Fields): WorkEvent | undefined {
	const at = fields.count("at");
	const type = fields.text("type");
	switch (type) {
		case "saved":
			return {
				...{ type, at, path: fields.path("path") },
				before: fields.id("before"),
				after: fields.id("after"),
				changes: fields.all("changes", changeOf),
				isUndone: fields.flag("isUndone"),
				pasted: fields.all("pasted", rangeOf),
				resolved: fields.all("resolved", rangeOf),
			};
		case "moved":
			return { type, at, from: fields.path("from"), to: fields.path("to") };
		case "deleted":
			return { type, at, path: fields.path("path") };
		case "problems":
			return {
				...{ type, at, path: fields.path("path") },
				errors: fields.count("errors"),
			};
		case "ran":
			return {
				...{ type, at, by: fields.oneOf("by", ["task", "terminal"] as const) },
				program: fields.matching("program", /^(?:[A-Za-z][\w.+-]{0,30})?$/),
				command: fields.id("command"),
				exitCode: fields.exitCode("exitCode"),
			};
		case "debugged":
			return {
				...{ type, at, configuration: fields.id("configuration") },
				exceptions: fields.count("exceptions"),
				exitCode: fields.exitCode("exitCode"),
			};
		case "git":
			return {
				...{ type, at, did: fields.oneOf<GitDeed>("did", gitDeeds) },
				from: fields.matching("from", /^(?:[0-9a-f]{40}(?:[0-9a-f]{24})?)?$/),
				to: fields.matching("to", /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/),
			};
		case "handover":
			return {
				...{ type, at, did: fields.oneOf<HandoverDeed>("did", handoverDeeds) },
				from: fields.name("from"),
				to: fields.name("to"),
			};
		default:
			return undefined;
	}
}

function changeOf(fields: Fields): SavedChange {
	const change = {
		before: stretchOf(fields.inner("before")),
		after: stretchOf(fields.inner("after")),
		was: fields.id("was"),
		now: fields.id("now"),
	};
	return fields.has("frame")
		? { ...change, frame: fields.id("frame") }
		: change;
}

function stretchOf(fields: Fields): Stretch {
	const start = fields.count("start");
	const end = fields.count("end");
	if (start < 1 || end < start - 1) throw new Damaged();
	return { start, end };
}

function rangeOf(fields: Fields): LineRange {
	const { start, end } = stretchOf(fields);
	if (end < start) throw new Damaged();
	return { start, end };
}

/** A line does not say what it should. */
class Damaged extends Error {}

/** The fields of a value that may be anything; asking for what is not there, or is not of its form, throws. */
class Fields {
	readonly #values: Readonly<Record<string, unknown>>;

	constructor(value: unknown) {
		if (typeof value !== "object" || value === null) throw new Damaged();
		this.#values = value as Readonly<Record<string, unknown>>;
	}

	has(key: string): boolean {
		return Object.hasOwn(this.#values, key);
	}

	#own(key: string): unknown {
		return this.has(key) ? this.#values[key] : undefined;
	}

	text(key: string): string {
		const value = this.#own(key);
		if (typeof value !== "string") throw new Damaged();
		return value;
	}

	matching(key: string, form: RegExp): string {
		const text = this.text(key);
		if (!form.test(text)) throw new Damaged();
		return text;
	}

	/** A person's name; `undefined` where there is none. */
	name(key: string): string | undefined {
		return this.has(key) ? this.matching(key, /^.{1,200}$/s) : undefined;
	}

	id(key: string): TextId {
		return this.matching(key, /^(?:[0-9a-f]{16})?$/);
	}

	path(key: string): RepoPath {
		const text = this.text(key);
		const path = parseRepoPath(text);
		if (path === undefined || path === "" || path !== text) throw new Damaged();
		return path;
	}

	count(key: string): number {
		const value = this.#own(key);
		if (!isWhole(value) || value < 0) throw new Damaged();
		return value;
	}

	/** Left out where it is not known. */
	exitCode(key: string): number | undefined {
		if (!this.has(key)) return undefined;
		const value = this.#own(key);
		if (!isWhole(value)) throw new Damaged();
		return value;
	}

	flag(key: string): boolean {
		const value = this.#own(key);
		if (typeof value !== "boolean") throw new Damaged();
		return value;
	}

	oneOf<T extends string>(key: string, values: readonly T[]): T {
		const value = values.find((each) => each === this.#own(key));
		if (value === undefined) throw new Damaged();
		return value;
	}

	inner(key: string): Fields {
		return new Fields(this.#own(key));
	}

	all<T>(key: string, read: (fields: Fields) => T): readonly T[] {
		const values = this.#own(key);
		if (!Array.isArray(values)) throw new Damaged();
		return values.map((value) => read(new Fields(value)));
	}
}

function isWhole(value: unknown): value is number {
	return Number.isSafeInteger(value);
}
