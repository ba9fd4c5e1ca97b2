import { readConfirmation } from "../core/confirmation.ts";
import { dayOf } from "../core/dayOf.ts";
import { TacitError } from "../core/errors.ts";
import { hostLinks } from "../core/hostLinks.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { gistOf } from "../core/markdown/gist.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { createPacer } from "../core/pacer.ts";
import type { Person } from "../core/person.ts";
import { type RepoPath, repoRoot } from "../core/repoPath.ts";
import { listField } from "../core/scan/listField.ts";
import type {
	Digest,
	DigestItem,
	DigestQuestion,
	DigestThanks,
} from "../internalize/news/digest.ts";
import type { NewsItem } from "../internalize/news/newsItem.ts";
import type { NoteChange } from "../internalize/news/newsOfNotes.ts";
import { sinceTyped } from "../internalize/news/sinceTyped.ts";
import { type NewsParts, tell } from "./newsReading.ts";

/** Characters of what a note says that are told. */
const mostGist = 200;

/** What it takes to make a digest. */
export interface DigestParts
	extends Pick<NewsParts, "base" | "records" | "placeNotes" | "today"> {
	/** Milliseconds since 1970-01-01 UTC. */
	readonly now: number;
	/** Tells of somebody whether they want to be named nowhere. */
	readonly isLeftOut: () => Promise<(person: Person) => boolean>;
}

/** See `News.digest`. */
export async function digestSince(
	{ base, records, placeNotes, today, now, isLeftOut }: DigestParts,
	typed: string,
): Promise<Digest> {
	const history = base.history();
	const at = sinceTyped(typed, now);
	if (at !== undefined && at >= now)
		throw new TacitError(
			"bad-argument",
			msg`${typed} is yet to come: name a day, or how long ago, such as 1.week.`,
		);
	const first = at === undefined ? typed : await history.commitBefore(at);
	const { items, changes } = await tell(
		{ base, records, placeNotes },
		{ isEverywhere: true, isForAll: true, alsoWorkedOn: () => [] },
		history,
		{
			how: "named",
			commits: first === undefined ? [] : [first],
			day: undefined,
		},
	);
	const [remote, isOut] = await Promise.all([
		ifGitAnswers(
			history,
			base.log,
			"Git did not tell where notes can be read.",
			() => history.remoteUrl(),
		),
		isLeftOut(),
	]);
	const host = remote === undefined ? undefined : hostLinks(remote);
	const named = (people: readonly Person[]) =>
		people.filter((person) => !isOut(person));
	const textOf = async ({ file }: IndexedNote) =>
		(await base.store.read(file)).text;

	const itemOf = async ({
		kind,
		note,
		title,
		path,
		by,
	}: NewsItem): Promise<DigestItem> => ({
		...{ kind, path, title: plainTitle(title) },
		gist: note ? firstWords(await textOf(note)) : "",
		link: host?.file(note?.file.path ?? path),
		by: named(note?.head.by ?? [by]),
	});
	const thanksIn = async ({
		note,
		textBefore,
	}: NoteChange): Promise<readonly DigestThanks[]> => {
		const before = new Set(
			textBefore === undefined ? [] : listField(textBefore, "thanks"),
		);
		return listField(await textOf(note), "thanks").flatMap((each) => {
			const told = before.has(each) ? undefined : readConfirmation(each);
			return told
				? [
						{
							title: plainTitle(note.head.title),
							from: named(told.by ? [told.by] : [])[0],
							to: named(note.head.by),
						},
					]
				: [];
		});
	};
	const openQuestions = async (): Promise<readonly DigestQuestion[]> => {
		const all = await base.index.ofKind("question", createPacer(base.slice));
		return all
			.filter(
				({ head, file }) =>
					file.visibility === "published" && (head.status ?? "open") === "open",
			)
			.map(({ head, file }) => ({
				title: plainTitle(head.title),
				path: (head.anchors[0]?.path ?? repoRoot) as RepoPath,
				link: host?.file(file.path),
				asked: head.date,
			}))
			.sort((one, other) => ((one.asked ?? "") < (other.asked ?? "") ? -1 : 1));
	};
	return {
		from: at === undefined ? undefined : dayOf(new Date(at)),
		to: today,
		items: await Promise.all(items.map(itemOf)),
		thanks: (await Promise.all(changes.map(thanksIn))).flat(),
		open: await openQuestions(),
	};
}

/** The first paragraph of a note's prose as plain text; empty where that is no prose. */
function firstWords(text: string): string {
	const [paragraph = ""] = gistOf(text).split(/\n\s*\n/);
	if (/^\s*(?:[-*+>|]|`{3}|~{3}|\d+[.)])/.test(paragraph)) return "";
	const plain = plainTitle(paragraph.replace(/\s+/g, " "));
	if (plain.length <= mostGist) return plain;
	return `${plain.slice(0, mostGist).replace(/\s+\S*$/, "")} …`;
}
