import {
	type PreparedText,
	prepareText,
} from "../../src/core/anchor/preparedText.ts";
import { english } from "../../src/core/message.ts";
import type { Person } from "../../src/core/person.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import type { NewQuestion } from "../../src/externalize/asking/openQuestion.ts";
import type {
	GitDeed,
	HandoverEvent,
	SavedChange,
	SavedEvent,
	WorkEvent,
} from "../../src/externalize/events/event.ts";
import { hunkPlaces } from "../../src/externalize/events/hunkPlaces.ts";
import { literalChange } from "../../src/externalize/moments/literalChange.ts";
import type {
	LiveReaders,
	PlacedNote,
} from "../../src/externalize/moments/live/liveKind.ts";
import { createLiveMoments } from "../../src/externalize/moments/live/liveMoments.ts";
import { reasonReaders } from "../../src/externalize/moments/reasonReaders.ts";

/** The event of a save that made `after` of `before`. Ids are the texts themselves: of them, only equality counts. */
export function savedAs(
	path: RepoPath,
	before: string,
	after: string,
	more: Pick<SavedEvent, "at"> & Partial<SavedEvent>,
): SavedEvent {
	const [old, now] = [prepareText(before), prepareText(after)];
	return {
		...{ type: "saved", path, isUndone: false, pasted: [], resolved: [] },
		...{ before: idOf(old), after: idOf(now), changes: changesOf(old, now) },
		...more,
	};
}

function idOf({ solid }: Pick<PreparedText, "solid">): string {
	return solid.map(({ text }) => text).join("\n");
}

function changesOf(old: PreparedText, now: PreparedText): SavedChange[] {
	return hunkPlaces(old, now).map(({ hunk, before, after }) => {
		const literal = literalChange(hunk);
		return {
			...{ before, after },
			...{ was: idOf({ solid: hunk.old }), now: idOf({ solid: hunk.now }) },
			...(literal && { frame: literal.frame }),
		};
	});
}

const minuteMs = 60_000;

/** Somebody at work in an editor, whose minutes pass as told, and what they would be asked. */
export class Desk {
	readonly #texts = new Map<string, string>();
	readonly #moments = createLiveMoments(this.#readers());
	readonly events: WorkEvent[] = [];
	readonly asked: NewQuestion[] = [];
	at = Date.UTC(2026, 10, 2, 9);
	notes: readonly PlacedNote[] = [];
	atWork: readonly Person[] = [{ name: "Ada Lovelace", email: "ada@x.org" }];

	constructor(files: Readonly<Record<string, string>> = {}) {
		for (const [path, text] of Object.entries(files))
			this.#texts.set(path, text);
	}

	#readers(): LiveReaders {
		return {
			...reasonReaders,
			fileNow: (path) => {
				const text = this.#texts.get(path);
				return text === undefined
					? undefined
					: { text: prepareText(text), blob: undefined };
			},
			notesIn: () => this.notes,
			atWork: () => this.atWork,
			idOf: (words) => words,
		};
	}

	/** Time passes. */
	pass(minutes: number): this {
		this.at += minutes * minuteMs;
		return this;
	}

	event(event: WorkEvent): this {
		this.events.push(event);
		this.asked.push(...this.#moments.add(event));
		return this;
	}

	/** The next event happens a second later. */
	#next(): number {
		this.at += 1000;
		return this.at;
	}

	save(path: string, text: string, more: Partial<SavedEvent> = {}): this {
		const before = this.#texts.get(path) ?? "";
		this.#texts.set(path, text);
		const at = this.#next();
		return this.event(savedAs(path as RepoPath, before, text, { at, ...more }));
	}

	/** Something else than the editor puts another text in place. */
	put(path: string, text: string): this {
		this.#texts.set(path, text);
		return this;
	}

	run(program: string, exitCode: number | undefined, command = program): this {
		const at = this.#next();
		return this.event({
			...{ type: "ran", by: "terminal", at, program, command, exitCode },
		});
	}

	debug(exceptions: number, exitCode: number | undefined): this {
		const at = this.#next();
		const configuration = "Run";
		return this.event({
			...{ type: "debugged", at, configuration, exceptions, exitCode },
		});
	}

	git(did: GitDeed): this {
		const at = this.#next();
		return this.event({ type: "git", at, did, from: "a", to: "b" });
	}

	handOver(did: HandoverEvent["did"], from?: string, to?: string): this {
		return this.event({ type: "handover", at: this.#next(), did, from, to });
	}

	/** Kind, place and question of all that was asked. */
	get questions(): readonly string[] {
		return this.asked.map(({ kind, path, lines, question }) => {
			const place = lines ? `${path}:${lines.start}-${lines.end}` : path;
			return `${kind} ${place} ${english(question)}`;
		});
	}

	/** The same of one kind. */
	of(kind: string): readonly string[] {
		return this.questions.filter((each) => each.startsWith(`${kind} `));
	}
}
