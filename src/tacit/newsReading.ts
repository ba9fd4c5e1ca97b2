import { readingOf } from "../combine/records/recordReading.ts";
import { dayOf } from "../core/dayOf.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import type { NoteHead } from "../core/note.ts";
import { codeOf } from "../core/notebook/codeText.ts";
import { noteFolderOf, noteIdInName } from "../core/notePath.ts";
import { isSamePerson, type Person } from "../core/person.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { FileVersion, History, WholeCommit } from "../core/ports.ts";
import { type RepoPath, repoRoot } from "../core/repoPath.ts";
import { scanNote } from "../core/scan/scanNote.ts";
import { decodeText } from "../core/textEncoding.ts";
import { inOrder, type NewsItem } from "../internalize/news/newsItem.ts";
import {
	type NoteChange,
	newsOfNotes,
} from "../internalize/news/newsOfNotes.ts";
import { workedOn } from "../internalize/news/workedOn.ts";
import type { TacitBase } from "./base.ts";
import type { FoundNews, NewsQuestion, NewsSince } from "./news.ts";
import type { Records } from "./records.ts";
import type { PlacingTacit } from "./search/notePlaces.ts";

/** Commits that are looked at: who was away for longer has other ways in. */
const mostCommits = 1000;
/** Commits by which it is told where somebody works. */
const mostOwn = 500;
/** Files in which it is looked for notes that no longer fit. */
const mostFiles = 40;
/** What was pulled before so many days is no news any more, unless somebody said up to where they know it. */
const pullDays = 30;
const dayMs = 86_400_000;
/** Lines of the reflog that are looked at. */
const mostDeeds = 200;

/** What it takes to tell the news. */
export interface NewsParts {
	readonly base: TacitBase;
	readonly records: Records["records"];
	readonly placeNotes: PlacingTacit["placeNotes"];
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Up to where somebody knows the news already, the newest first. */
	readonly marks: readonly { readonly commit: string; readonly day: string }[];
}

/** A file that others changed. */
interface Changed {
	readonly now: RepoPath;
	/** As it was before all of it; `undefined` where it was not there. */
	before: FileVersion | undefined;
	readonly by: Person;
	readonly date: string;
}

/** See `News.news`. Throws `bad-argument` for a `since` that names no commit. */
export async function newsSince(
	parts: NewsParts,
	question: NewsQuestion,
): Promise<FoundNews> {
	const { base } = parts;
	const { historyIfAny, log } = base;
	if (question.since !== undefined)
		return tell(parts, question, base.history(), {
			how: "named",
			commits: [question.since],
			day: undefined,
		});
	const told = await ifGitAnswers(
		historyIfAny,
		log,
		"Git did not tell what is new.",
		async (history) => {
			const since = await sinceWhen(parts, question, history);
			return since
				? tell(parts, question, history, since)
				: { ...nothing, head: (await history.head())?.commit };
		},
	);
	return told ?? nothing;
}

const nothing: FoundNews = { items: [], since: undefined, head: undefined };

/** From where on: what was marked, else what HEAD was before the last pull, else what the door knows of, or one’s own last commit. */
async function sinceWhen(
	{ marks, today }: NewsParts,
	{ session, orOwnCommit }: NewsQuestion,
	history: History,
): Promise<NewsSince | undefined> {
	const [mark] = marks;
	if (mark)
		return {
			how: "seen",
			commits: marks.map(({ commit }) => commit),
			day: mark.day,
		};
	const deeds = await history.reflog(mostDeeds);
	const last = deeds.findIndex(({ said }) => isPull(said));
	if (last >= 0) {
		// A pull that rebases is told in several lines.
		let first = last;
		while (isPull(deeds[first + 1]?.said ?? "")) first++;
		const from = deeds[first]?.from ?? "";
		const at = deeds[last]?.at ?? 0;
		const isLate = Date.parse(today) - at < pullDays * dayMs;
		if (isLate && from !== "" && !/^0+$/.test(from))
			return { how: "pull", commits: [from], day: dayOf(new Date(at)) };
	}
	if (session !== undefined)
		return { how: "session", commits: [session], day: undefined };
	if (!orOwnCommit) return undefined;
	const me = await history.identity();
	const own = (await history.commitsIn("HEAD", mostOwn)).find(
		({ author }) => me !== undefined && isSamePerson(author, me),
	);
	return own && { how: "own", commits: [own.hash], day: own.date };
}

function isPull(said: string): boolean {
	return /^(?:pull|merge)\b/.test(said);
}

/** What is new since then; with `isForAll` for nobody in particular: what everybody did, everywhere, but no code that changed. */
export async function tell(
	{ base, records, placeNotes }: Omit<NewsParts, "today" | "marks">,
	{
		isEverywhere,
		alsoWorkedOn,
		isForAll,
	}: Pick<NewsQuestion, "isEverywhere" | "alsoWorkedOn"> & {
		readonly isForAll?: boolean;
	},
	history: History,
	since: NewsSince,
): Promise<FoundNews & { readonly changes: readonly NoteChange[] }> {
	await base.loaded();
	const me = isForAll ? undefined : await history.identity();
	const commits = await commitsSince(since, history, base);
	const theirs = commits.filter(
		({ author }) => !me || !isSamePerson(author, me),
	);
	const head = (await history.head())?.commit;
	if (theirs.length === 0) return { items: [], since, head, changes: [] };
	const changed = changedFiles(theirs);
	const own = me
		? (await history.areaCommits(repoRoot, mostOwn)).filter(({ author }) =>
				isSamePerson(author, me),
			)
		: [];
	const mine = new Set([
		...own.flatMap(({ paths }) => paths),
		...alsoWorkedOn(),
	]);
	const isNear = isEverywhere ? () => true : workedOn(mine);
	const textOf = async ({ blob }: FileVersion) => {
		const bytes = await history.blob(blob).catch(() => undefined);
		const decoded = bytes && decodeText(bytes);
		return decoded && "text" in decoded ? decoded.text : undefined;
	};
	const changes = await noteChanges();
	const items = [
		...newsOfNotes(changes, { me, isNear }),
		...(await ofRecords()),
		...(isForAll ? [] : await stale()),
	];
	return { items: inOrder(items), since, head, changes };

	async function noteChanges(): Promise<readonly NoteChange[]> {
		// What a pull wrote may not have been noticed yet.
		await base.refresh(
			"published",
			[...changed.keys()].filter((path) => noteIdInName(path) !== undefined),
		);
		const byId = new Map<string, NoteChange>();
		for (const { now, before, by, date } of changed.values()) {
			const id = noteIdInName(now);
			if (id === undefined || byId.has(id)) continue;
			const note = base.index.byId(id);
			if (note?.file.visibility !== "published") continue;
			const text = before && (await textOf(before));
			const head = text === undefined ? undefined : headIn(text, before?.path);
			byId.set(id, { ...{ note, before: head, by, date, textBefore: text } });
		}
		return [...byId.values()];
	}

	async function ofRecords(): Promise<readonly NewsItem[]> {
		if (
			![...changed.keys()].some((path) => /\.(?:md|markdown|adoc)$/i.test(path))
		)
			return [];
		const found: NewsItem[] = [];
		for (const { path, title, statuses, files } of (await records()).records) {
			const change = changed.get(path);
			if (!change || ![path, ...files].some(isNear)) continue;
			const was = await stateBefore(path, change.before);
			const is = statuses.at(-1)?.is;
			const isEnded =
				is === "superseded" || is === "deprecated" || is === "rejected";
			if (was === is || (was === undefined && isEnded)) continue;
			found.push({
				kind:
					is === "superseded"
						? "superseded"
						: isEnded
							? "retired"
							: is === "proposed"
								? "written"
								: "decided",
				...{ note: undefined, title, path, isOwn: false },
				...{ by: change.by, date: change.date },
			});
		}
		return found;
	}

	/** `undefined` for a record that is new. */
	async function stateBefore(path: RepoPath, before: FileVersion | undefined) {
		const text = before && (await textOf(before));
		if (text === undefined) return undefined;
		const reading = readingOf(path, text);
		return "record" in reading
			? (reading.record.statuses.at(-1)?.is ?? "unknown")
			: "unknown";
	}

	async function stale(): Promise<readonly NewsItem[]> {
		const found = new Map<string, NewsItem>();
		const files = [...changed.values()]
			.filter(
				({ now, before }) =>
					before !== undefined &&
					(isEverywhere || mine.size === 0 || mine.has(now)) &&
					base.index.notesAt(now).length > 0,
			)
			.slice(0, mostFiles);
		for (const { now, before, by, date } of files) {
			const text = await base.readText(now);
			const then = before && (await textOf(before));
			if (text === undefined || then === undefined) continue;
			const today = await placeNotes(now, () => codeOf(now, text), {
				history: true,
			});
			const misfits = today.filter(isStale);
			if (misfits.length === 0) continue;
			const former = await placeNotes(now, () => codeOf(now, then), {
				history: false,
			});
			for (const { note, anchorIndex } of misfits) {
				const { head, file } = note;
				const fitted = former.some(
					(each) =>
						each.note.file.path === file.path &&
						each.anchorIndex === anchorIndex &&
						!isStale(each),
				);
				const holds = head.status === undefined || head.status === "accepted";
				if (!fitted || !holds || file.visibility !== "published") continue;
				const isOwn =
					me !== undefined && head.by.some((each) => isSamePerson(each, me));
				found.set(head.id, {
					...{ kind: "stale", note, title: head.title, path: now },
					...{ by, date, isOwn },
				});
			}
		}
		return [...found.values()];
	}
}

/** Whether the code is another than the note speaks of, or is not there for certain. */
function isStale({ placement }: PlacedNote): boolean {
	return placement.state === "attached"
		? placement.certainty === "changed"
		: placement.state !== "whole";
}

function headIn(
	text: string,
	path: RepoPath | undefined,
): NoteHead | undefined {
	const noteFolder = path && noteFolderOf({ visibility: "published", path });
	return path === undefined || noteFolder === undefined
		? undefined
		: scanNote(text, { path, noteFolder }).head;
}

/** Those that HEAD reaches and none of these does, the newest first; all where there are none of these. A commit that git has no more is passed over. */
async function commitsSince(
	{ how, commits }: NewsSince,
	history: History,
	{ log }: TacitBase,
): Promise<readonly WholeCommit[]> {
	if (commits.length === 0) return history.commitsIn("HEAD", mostCommits);
	let found: readonly WholeCommit[] | undefined;
	for (const commit of commits) {
		try {
			const range = await history.commitsIn(`${commit}..HEAD`, mostCommits);
			const hashes = new Set(range.map(({ hash }) => hash));
			found = found?.filter(({ hash }) => hashes.has(hash)) ?? range;
		} catch (error) {
			if (how === "named") throw error;
			log.info(`${commit} is not there any more: ${error}`);
		}
		if (found?.length === 0) break;
	}
	return found ?? [];
}

/** By the paths of today, as far as these commits tell; of files that are gone nothing. */
function changedFiles(
	commits: readonly WholeCommit[],
): ReadonlyMap<RepoPath, Changed> {
	const changed = new Map<RepoPath, Changed>();
	/** The path of today by that of the commit that is looked at. */
	const today = new Map<RepoPath, RepoPath | undefined>();
	for (const { files, author, date } of commits)
		for (const { before, after } of files) {
			const then = after?.path ?? before?.path;
			if (then === undefined) continue;
			const now = today.has(then) ? today.get(then) : after?.path;
			if (now === undefined) {
				// Taken away in the end.
				if (before) today.set(before.path, undefined);
				continue;
			}
			const known = changed.get(now);
			if (known) known.before = before;
			else changed.set(now, { now, before, by: author, date });
			if (before) today.set(before.path, now);
		}
	return changed;
}
