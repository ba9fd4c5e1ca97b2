import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { english } from "../../core/message.ts";
import type { Person } from "../../core/person.ts";
import type { StepState } from "../../internalize/path/progress.ts";
import type { FoundPath, FoundStep } from "../../tacit/readingPaths.ts";
import type { JsonFinding } from "./combine.ts";
import { type JsonNote, type JsonPerson, jsonNote, type Seen } from "./note.ts";

/** One thing to read. */
export interface JsonPathStep {
	/** From 1. */
	readonly number: number;
	readonly kind: FoundStep["kind"];
	/** Of a note the file or folder that it is about; `null` for a page. */
	readonly path: string | null;
	/** Those that the team pinned, 1-based, inclusive; `null` for all of it. */
	readonly lines: { readonly start: number; readonly end: number } | null;
	/** The address of a page that the team pinned. */
	readonly url: string | null;
	/** Plain text. */
	readonly title: string | null;
	readonly note: JsonNote | null;
	/** English sentences. */
	readonly why: readonly string[];
	readonly minutes: number | null;
	readonly state: "open" | StepState;
	/** Where the team pinned it, and what it says of it. */
	readonly pinned: {
		readonly file: string;
		readonly line: number;
		readonly said: string;
	} | null;
	/** A reason in the file’s comments. */
	readonly reason: {
		readonly text: string;
		readonly lines: { readonly start: number; readonly end: number };
	} | null;
	readonly ask: JsonPerson | null;
}

/**
 * `tacit path --json`.
 *
 * ```json
 * { "version": 1, "path": "src", "steps": [{ "number": 1, "kind": "overview", "path": "src/README.md", … }], "people": [], "findings": [] }
 * ```
 */
export interface JsonPath {
	readonly version: 1;
	/** The folder or file that was asked about. */
	readonly path: string;
	/** In the order in which to read them; with `--next` the next open one alone. */
	readonly steps: readonly JsonPathStep[];
	readonly people: readonly JsonPerson[];
	readonly findings: readonly JsonFinding[];
}

/** A step in its JSON shape; `index` counts from 0. */
export function jsonStep(
	step: FoundStep,
	index: number,
	state: StepState | undefined,
	paths: Seen,
): JsonPathStep {
	const { key, kind, path, title, note, why, minutes, pin, reason, ask } = step;
	return {
		number: index + 1,
		kind,
		path: path === undefined ? null : paths.seen(path),
		lines: step.lines ?? null,
		url: kind === "page" ? key : null,
		title: title === undefined ? null : plainTitle(title),
		note: note ? jsonNote(note, paths) : null,
		why: why.map(english),
		minutes: minutes ?? null,
		state: state ?? "open",
		pinned: pin
			? { file: paths.seen(pin.file), line: pin.line, said: pin.said }
			: null,
		reason: reason ?? null,
		ask: ask ? jsonPerson(ask) : null,
	};
}

/** People in their JSON shape. */
export function jsonPeople(people: FoundPath["people"]): readonly JsonPerson[] {
	return people.map(jsonPerson);
}

function jsonPerson({ name, email }: Person): JsonPerson {
	return { name, email: email ?? null };
}
