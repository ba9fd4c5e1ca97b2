import { isMachine } from "../../core/isMachine.ts";
import { type Message, msg } from "../../core/message.ts";
import type { Person } from "../../core/person.ts";
import type { PastSession } from "./pairFile.ts";
import type { JotPlace, PairSession } from "./pairSession.ts";

/** What somebody did in a session that may be worth a sentence. `noticed`: something else that is asked about. */
export type HarvestedKind =
	| "jotted"
	| "committed"
	| "reworked"
	| "reverted"
	| "asked"
	| "noticed";

/** One thing that a session leaves. */
export interface Harvested {
	readonly kind: HarvestedKind;
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	/** The line that was jotted down, the commit's subject, the title of the question; `undefined` for what only its question tells of. */
	readonly said: string | undefined;
	/** What only who was there knows of it. */
	readonly question: Message;
	/** `undefined` where it is about no place. */
	readonly place: JotPlace | undefined;
}

/** A commit of a session. */
export interface SessionCommit {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	readonly subject: string;
	/** The files that it changed, as seen from the repository's root. */
	readonly paths: readonly string[];
}

/** A line that was jotted down. */
export function jottedLine({
	at,
	text,
	place,
}: PairSession["jots"][number]): Harvested {
	return {
		...{ kind: "jotted", at, said: text, place },
		question: msg`Jotted down: ${text}. What is there to know?`,
	};
}

/** A commit, which is asked about by its subject, and stands at the one file that it changed, or the folder of several. */
export function committed({ at, subject, paths }: SessionCommit): Harvested {
	const [only] = paths;
	const place = paths.length === 1 ? only : sharedFolder(paths);
	const isTakenBack = /^revert\b/i.test(subject);
	return {
		...{ kind: isTakenBack ? "reverted" : "committed", at, said: subject },
		question: isTakenBack
			? msg`“${subject}”: what came out that was not known before?`
			: msg`“${subject}”: what was weighed that the code does not show?`,
		place: place === undefined ? undefined : { path: place, line: undefined },
	};
}

/** When it ended, in milliseconds since 1970-01-01 UTC; `now` where it runs. */
export function endOf(session: PairSession | PastSession, now: number): number {
	return "endedAt" in session ? session.endedAt : now;
}

/** Who wrote what is kept of a session: everybody who is in it, agents aside. */
export function authorsOf({ people }: PairSession): readonly Person[] {
	return people.filter((each) => !isMachine(each));
}

/** `undefined` for the repository's root. */
function sharedFolder(paths: readonly string[]): string | undefined {
	const [first = [], ...others] = paths.map((path) =>
		path.split("/").slice(0, -1),
	);
	const length = first.findIndex((part, at) =>
		others.some((other) => other[at] !== part),
	);
	const shared = length < 0 ? first : first.slice(0, length);
	return shared.length === 0 ? undefined : shared.join("/");
}
