import { dayOf } from "../core/dayOf.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote, NoteKind } from "../core/note.ts";
import { isInNoteFolder } from "../core/notePath.ts";
import { isSamePerson } from "../core/person.ts";
import type { History, Log } from "../core/ports.ts";
import { noteKindOf } from "../externalize/asking/noteKindOf.ts";
import type { OpenQuestion } from "../externalize/asking/openQuestion.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import {
	authorsOf,
	committed,
	endOf,
	type Harvested,
	type HarvestedKind,
	jottedLine,
} from "../socialize/session/harvested.ts";
import type { PastSession } from "../socialize/session/pairFile.ts";
import type { PairSession } from "../socialize/session/pairSession.ts";

/** One thing that a session leaves, and what it came of: a question that waits, a colleague's question, or neither. */
export type SessionFind = Harvested & {
	readonly moment: OpenQuestion | undefined;
	readonly asked: IndexedNote | undefined;
};

/** What a session's harvest is gathered from. */
export interface HarvestSources {
	readonly history: History | undefined;
	readonly questions: Questions | undefined;
	/** The notes that ask, those that are open. */
	openQuestions(): Promise<readonly IndexedNote[]>;
	readonly log: Log;
	readonly now: () => number;
}

/** Commits of a session that are looked at. */
const mostCommits = 100;
/** Git's clock has whole seconds. */
const secondMs = 1000;

/**
 * What a session leaves, in order: what was jotted down, committed, taken back, written anew, asked, and what else is asked
 * about. A commit about which something is asked already stands there once. Without git, or where it does not answer,
 * there are no commits.
 */
export async function harvestOf(
	session: PairSession | PastSession,
	sources: HarvestSources,
): Promise<readonly SessionFind[]> {
	const { startedAt } = session;
	const end = endOf(session, sources.now());
	const isWithin = (at: number) => at >= startedAt - secondMs && at <= end;
	const plain = { moment: undefined, asked: undefined };
	const moments = (sources.questions?.waiting() ?? [])
		.filter(({ at }) => isWithin(at))
		.map(ofMoment);
	const told = new Set(moments.map(({ moment }) => moment?.commit));
	const commits = (await commitsOf(session, end, sources))
		.filter(({ hash }) => !told.has(hash))
		.map((each) => ({ ...committed(each), ...plain }));
	const asked = (await sources.openQuestions())
		.filter((note) => isOfSession(note, session, end))
		.map((note) => ofQuestion(note, end));
	const jots = session.jots.map((jot) => ({ ...jottedLine(jot), ...plain }));
	return [...jots, ...commits, ...moments, ...asked].sort(
		(a, b) => a.at - b.at,
	);
}

/** What is to be kept of one: `answer` is empty where there is none yet. */
export interface FindToKeep {
	readonly find: SessionFind;
	readonly answer: string;
	/** Its question, in the person's language. */
	readonly question: string;
	/** Where it is about, as it stands. */
	readonly at: Pick<NoteRequest, "pointed" | "bytes">;
}

/** How a note is written. */
export interface HarvestWriter {
	readonly questions: Questions | undefined;
	write(request: NoteRequest): Promise<IndexedNote>;
	answer(
		note: IndexedNote,
		text: string,
		by: NoteRequest["by"],
	): Promise<IndexedNote>;
}

/**
 * Keeps one as a private draft of everybody in the session: its answer, or, where there is none, the line itself or the question, to be
 * answered later. Of a question that is a note already, only an answer is kept. Resolves to the draft, if any.
 */
export async function keepFind(
	session: PairSession,
	{ find, answer, question, at }: FindToKeep,
	{ questions, write, answer: answerNote }: HarvestWriter,
): Promise<IndexedNote | undefined> {
	const { asked, moment } = find;
	const by = authorsOf(session);
	if (asked) return answer === "" ? undefined : answerNote(asked, answer, by);
	const isAnswered = answer !== "" || find.kind === "jotted";
	const note = await write({
		...{ kind: isAnswered ? kindOf(find) : "question", by, ...at },
		text: answer || (find.kind === "jotted" ? (find.said ?? "") : question),
		visibility: "draft",
		moment: moment?.kind,
	});
	if (moment)
		await questions?.settle(
			...([moment.key, isAnswered ? "answered" : "later"] as const),
			isAnswered ? note.head.id : undefined,
		);
	return note;
}

function kindOf({ moment }: SessionFind): NoteKind {
	return moment ? noteKindOf[moment.kind] : "why";
}

const kindsOfMoments: Readonly<
	Partial<Record<OpenQuestion["kind"], HarvestedKind>>
> = { revert: "reverted", rework: "reworked" };

function ofMoment(moment: OpenQuestion): SessionFind {
	const { kind, at, question, path, lines } = moment;
	return {
		...{ kind: kindsOfMoments[kind] ?? "noticed", at, said: undefined },
		...{ question, place: { path, line: lines?.start } },
		...{ moment, asked: undefined },
	};
}

/** Its day is known, not its hour. */
function ofQuestion(note: IndexedNote, end: number): SessionFind {
	const [anchor] = note.head.anchors;
	const title = plainTitle(note.head.title);
	return {
		...{ kind: "asked", at: end, said: title },
		question: msg`“${title}” was asked: what is the answer?`,
		place: anchor && { path: anchor.path, line: anchor.lines?.start },
		...{ moment: undefined, asked: note },
	};
}

function isOfSession(
	{ head }: IndexedNote,
	{ startedAt, people, gone }: PairSession,
	end: number,
): boolean {
	const { date } = head;
	return (
		date !== undefined &&
		date >= dayOf(new Date(startedAt)) &&
		date <= dayOf(new Date(end)) &&
		head.by.some((each) =>
			[...people, ...gone].some((other) => isSamePerson(each, other)),
		)
	);
}

/** Those that HEAD's reflog tells of and that were not made anew since; hand-overs, and merges, whose changes others made, aside. */
async function commitsOf(
	{ startedAt, startedOn }: PairSession,
	end: number,
	{ history, log }: HarvestSources,
) {
	const found = await ifGitAnswers(
		history,
		log,
		"Git did not say what was committed in a session.",
		async (git) => {
			const made = new Map(
				(await git.reflog(4 * mostCommits))
					.filter(
						({ at, said }) =>
							at >= startedAt - secondMs &&
							at <= end &&
							/^(?:commit|revert)\b/.test(said),
					)
					.map(({ to, at }) => [to, at]),
			);
			if (made.size === 0) return [];
			const range = startedOn === undefined ? "HEAD" : `${startedOn}..HEAD`;
			const commits = await git.commitsIn(range, mostCommits);
			return commits.flatMap(({ hash, message, parents, files }) => {
				const at = made.get(hash);
				const subject = message.split("\n", 1)[0]?.trim() ?? "";
				if (at === undefined || parents.length > 1 || isHandOver(subject))
					return [];
				const paths = files
					.map(({ before, after }) => (after ?? before)?.path)
					.filter((path) => path !== undefined)
					.filter((path) => !isInNoteFolder(path));
				return [{ hash, at, subject, paths }];
			});
		},
	);
	return found ?? [];
}

function isHandOver(subject: string): boolean {
	return /^(?:mob next\b|wip\b)/i.test(subject);
}
