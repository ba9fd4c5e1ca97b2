import { TacitError } from "../core/errors.ts";
import { english } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { folderOf, type RepoPath, repoRoot } from "../core/repoPath.ts";
import { noteKindOf } from "../externalize/asking/noteKindOf.ts";
import type { OpenQuestion } from "../externalize/asking/openQuestion.ts";
import { pointedFolder } from "../externalize/captureAnchor.ts";
import type { NoteOptions } from "./externalize.ts";
import { type Here, openHere } from "./openHere.ts";
import { pointAtLines } from "./pointAt.ts";
import { linesAfter } from "./printNote.ts";
import {
	lookAround,
	questionNumbered,
	questionsOf,
} from "./questionNumbered.ts";
import { remark, shownLine } from "./terminal.ts";
import { type NoteSubject, writeOn } from "./writeNote.ts";

/** `tacit note --moment`: answers a question by a note on its lines. */
export async function answerMoment(
	moment: string,
	options: NoteOptions,
): Promise<void> {
	const here = openHere();
	try {
		await answerIn(here, moment, options);
	} finally {
		here.dispose();
	}
}

async function answerIn(
	here: Here,
	moment: string,
	options: NoteOptions,
): Promise<void> {
	const questions = questionsOf(here);
	await lookAround(here, "normal");
	const question = questionNumbered(here, moment);
	if (options.trailer) await refuseTrailer(here, question);
	const subject = await subjectOf(here, question);
	await here.tacit.load([subject.pointed.path]);
	await writeOn(
		here,
		{
			...subject,
			question: english(question.question),
			moment: question.kind,
			written: async (note) => {
				await questions.settle(question.key, "answered", note.head.id);
				return {
					moment: question.number,
					commit: options.trailer
						? await addTrailer(here, question, note)
						: null,
				};
			},
		},
		{ ...options, kind: options.kind ?? noteKindOf[question.kind] },
	);
}

/** Where the question's code is today; where that is not found, its file, else the nearest folder that is there. */
async function subjectOf(
	here: Here,
	question: OpenQuestion,
): Promise<Pick<NoteSubject, "pointed" | "bytes" | "place">> {
	const { tacit, seen } = here;
	const found = await tacit.questionPlace(question);
	if (!found) {
		const folder = await nearestFolder(here, question.path);
		remark(
			`${shownLine(seen(question.path))} is gone: the note is on its folder.`,
		);
		return {
			...{ pointed: pointedFolder(folder), bytes: undefined },
			place: seen(folder),
		};
	}
	const { path, lines } = found;
	if (question.lines && !lines)
		remark(`Its lines are not found any more: the note is on the whole file.`);
	return {
		...(await pointAtLines(here, path, lines)),
		place: linesAfter(seen(path), lines),
	};
}

async function nearestFolder(
	{ workspace }: Pick<Here, "workspace">,
	path: RepoPath,
): Promise<RepoPath> {
	for (
		let folder = folderOf(path);
		folder !== repoRoot;
		folder = folderOf(folder)
	)
		if ((await workspace.kindOf(folder)) === "folder") return folder;
	return repoRoot;
}

/** Before anything is written, rather than after. */
async function refuseTrailer(
	{ tacit }: Pick<Here, "tacit">,
	{ commit }: OpenQuestion,
): Promise<void> {
	const why = await tacit.trailerObstacle(commit);
	if (why) throw new TacitError("bad-argument", why);
}

async function addTrailer(
	{ tacit }: Pick<Here, "tacit">,
	{ commit }: OpenQuestion,
	{ head }: IndexedNote,
): Promise<string | null> {
	try {
		const amended = await tacit.addTrailer(commit, head.id);
		remark(
			`The last commit names the note, and is ${amended.slice(0, 10)} now.`,
		);
		return amended;
	} catch (error) {
		// The note stands, and that is what was asked for most.
		remark(
			`The last commit stays as it is: ${shownLine(error instanceof Error ? error.message : String(error))}`,
		);
		return null;
	}
}
