import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { makeNoteId } from "../core/noteId.ts";
import { noteFolderOf } from "../core/notePath.ts";
import { statusInForce } from "../core/noteStatus.ts";
import { formatPerson } from "../core/person.ts";
import { kindEdits } from "../externalize/kindEdits.ts";
import { clearOfSecrets } from "../externalize/secrets/clearOfSecrets.ts";
import { titleAndProse } from "../externalize/titleAndProse.ts";
import { answerBody } from "../internalize/asked/answerBody.ts";
import type { Answer } from "./answers.ts";
import type { TacitBase } from "./base.ts";
import type { WritingSources } from "./writing.ts";

/** See `Answers.keepAnswer`. */
export async function keepAnswer(
	{ store, known, edit, refresh, layout }: TacitBase,
	{ today, random }: Pick<WritingSources, "today" | "random">,
	question: IndexedNote,
	{ text: typed, kind, by, secrets }: Answer,
): Promise<IndexedNote> {
	const { file, head } = question;
	const { id } = head;
	const isDraft = file.visibility === "draft";
	const { title, prose } = titleAndProse(
		await clearOfSecrets(typed, isDraft ? "keep" : (secrets ?? "refuse")),
	);
	if (title === "")
		throw new TacitError(
			"bad-argument",
			msg`The answer has no words: one sentence is enough.`,
		);
	const stored = await store.read(file);
	const parsed = await store.parse(stored);
	if (isDraft) {
		const { lead } = parsed.prose;
		await store.edit(stored, [
			{
				type: "body",
				body: answerBody({ title, prose }, { title: head.title, lead }),
			},
			...kindEdits(parsed.head ?? head, kind, false),
			{ type: "field", key: "by", value: by.map(formatPerson) },
		]);
		await refresh("draft", [file.path]);
		return known(id);
	}
	const noteFolder = noteFolderOf(file);
	if (noteFolder === undefined || !parsed.head)
		throw new TacitError("malformed-note", msg`The question cannot be read.`);
	const note = {
		...{ id: makeNoteId(random(8)), kind, title, prose, by },
		...{ date: today(), noteFolder, from: [id] },
		status: statusInForce(kind, { isAnswered: false }),
		anchors: parsed.head.anchors.map((anchor, at) => ({
			anchor,
			quote: parsed.quotes[at] ?? { lines: [] },
		})),
	};
	const written = await store.create(note, noteFolder, "published", layout());
	await refresh("published", [written.path]);
	await edit(id, [{ type: "field", key: "status", value: "answered" }]);
	return known(note.id);
}
