import type { WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { subjectOf } from "../moments/past.ts";
import { type CommitText, readCommitText } from "../reasons/commitText.ts";
import { isOfPeople, placesOf } from "./placesOf.ts";

/** How something went back, or came again. */
export interface TurnBack {
	readonly commit: WholeCommit;
	readonly did: "taken-back" | "brought-back";
	/** What its message says below the title; empty where it says nothing. */
	readonly why: string;
}

/** Something that was done and taken back, perhaps more than once. */
export interface TakenBack {
	/** As the commit that did it was titled. */
	readonly title: string;
	/** The commit that did it; `undefined` where it is not among those looked at. */
	readonly done: WholeCommit | undefined;
	/** At least one, the oldest first. */
	readonly turns: readonly TurnBack[];
	/** The files of the last turn that people write, code first. */
	readonly paths: readonly RepoPath[];
}

const revertSubject =
	/^(?:revert(?:ed|s|ing)?|undo|back(?:ed)? ?out|roll(?:ed)? ?back)(?:\([^)]*\))?[:!]* +["“']?(.+?)["”']?(?: *\(#\d+\))*$/i;
const againSubject =
	/^re-?(?:apply|land|introduce)\b[:!]* *["“']?(.+?)["”']?$/i;
/** Numbers of releases, and merges, of which nothing is to be learned. */
const idle =
	/^(?:v?\d+(?:\.\d+)+$|releas\w+\b|version\b|(?:bump|prepare|set) (?:to |for )?(?:version|releas\w+|v?\d|next\b)|merge\b)/i;

/**
 * What commits took back by a commit that says so, the newest last turn first; merges, and robots' commits, are passed over.
 * `commits` and `former`, which may have done it, stand newest first.
 */
export function takenBackIn(
	commits: readonly WholeCommit[],
	former: readonly WholeCommit[],
): readonly TakenBack[] {
	const found = findable([...commits, ...former]);
	const rows = new Map<
		string,
		{ -readonly [K in keyof TakenBack]: TakenBack[K] }
	>();
	/** The row that a turn belongs to, by its commit. */
	const rowOf = new Map<string, string>();
	for (const commit of [...commits].reverse()) {
		if (commit.parents.length > 1 || !isOfPeople(commit)) continue;
		const said = readCommitText(commit.message);
		const turn = turnOf(said);
		if (!turn) continue;
		const target =
			said.reverts.map(found.byHash).find(Boolean) ?? found.byTitle(turn.of);
		const title = innermost(target ? subjectOf(target) : turn.of);
		if (title === "" || idle.test(title)) continue;
		const key =
			(target && (rowOf.get(target.hash) ?? target.hash)) || `“${title}”`;
		const known = rows.get(key) ?? rows.get(`“${title}”`);
		if (turn.did === "brought-back" && !known) continue;
		const paths = placesOf(commit);
		if (paths.length === 0) continue;
		const did =
			target && rowOf.has(target.hash)
				? known?.turns.at(-1)?.did === "taken-back"
					? "brought-back"
					: "taken-back"
				: turn.did;
		const turns = [{ commit, did, why: whyOf(said) } as const];
		if (known) {
			known.turns = [...known.turns, ...turns];
			known.paths = paths;
		} else rows.set(key, { title, turns, paths, done: doneBy(target, found) });
		rowOf.set(commit.hash, known ? keyOf(rows, known) : key);
	}
	return [...rows.values()].reverse();
}

function keyOf<T>(rows: ReadonlyMap<string, T>, row: T): string {
	for (const [key, each] of rows) if (each === row) return key;
	return "";
}

interface Findable {
	byHash(hash: string): WholeCommit | undefined;
	byTitle(title: string): WholeCommit | undefined;
}

function findable(commits: readonly WholeCommit[]): Findable {
	const byHash = new Map(commits.map((each) => [each.hash, each]));
	const byStart = new Map(commits.map((each) => [each.hash.slice(0, 7), each]));
	const byTitle = new Map<string, WholeCommit>();
	// The last one with the title is the likeliest.
	for (const each of [...commits].reverse())
		byTitle.set(plainTitleOf(subjectOf(each)), each);
	return {
		byHash(hash) {
			const found = byHash.get(hash) ?? byStart.get(hash.slice(0, 7));
			return found?.hash.startsWith(hash) ? found : undefined;
		},
		byTitle: (title) => byTitle.get(plainTitleOf(title)),
	};
}

/** Without the number of its request, which a squash adds. */
function plainTitleOf(title: string): string {
	return title.replace(/(?: *\(#\d+\))+$/, "").trim();
}

function turnOf(
	said: CommitText,
): { readonly of: string; readonly did: TurnBack["did"] } | undefined {
	const subject = said.subject.replace(
		/^\w+(?:\([^)]*\))?!?: (?=(?:revert|re-?apply))/i,
		"",
	);
	const [, back] = revertSubject.exec(subject) ?? [];
	if (back !== undefined && !/^to\b/i.test(back))
		return {
			of: back,
			did: /^["“']?revert\b/i.test(back) ? "brought-back" : "taken-back",
		};
	const [, again] = againSubject.exec(subject) ?? [];
	if (again !== undefined) return { of: again, did: "brought-back" };
	return said.reverts.length > 0 && said.items.length === 0
		? { of: said.subject, did: "taken-back" }
		: undefined;
}

/** What is at last taken back, or brought back, where one title stands in another. */
function innermost(title: string): string {
	return plainTitleOf(
		title
			.replace(/^(?:(?:revert|re-?apply|re-?land)\W+)+/i, "")
			.replace(/["”']+(?= *\(#\d+\)|$)/g, ""),
	);
}

function doneBy(
	target: WholeCommit | undefined,
	found: Findable,
): WholeCommit | undefined {
	if (!target) return undefined;
	const title = innermost(subjectOf(target));
	return title === plainTitleOf(subjectOf(target))
		? target
		: found.byTitle(title);
}

function whyOf({ prose }: CommitText): string {
	return prose.replace(/\s+/g, " ").trim();
}
