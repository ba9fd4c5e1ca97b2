import { msg } from "../../../core/message.ts";
import type { NoteId } from "../../../core/noteId.ts";
import type { Person } from "../../../core/person.ts";
import { fileRole } from "../fileRole.ts";
import { isWriting, type LiveKind } from "./liveKind.ts";
import { overlaps } from "./stretches.ts";

/** Questions that are remembered as told. */
const mostQuestions = 500;

/**
 * Lines are edited on which somebody else's question is open: once for each question. Nothing where one of those at work
 * asked it. The sign is .85: somebody waits for the answer, and who edits here is likely to know it.
 */
export function nearbyQuestion(): LiveKind {
	const told = new Set<NoteId>();
	return {
		add(event, step) {
			if (event.type !== "saved" || !isWriting(event) || step.isByGit)
				return [];
			const { path, changes } = event;
			if (fileRole(path) === "none") return [];
			return [
				(readers) => {
					const here = readers
						.notesIn(path)
						.filter(
							({ id, kind, isOpen, by, lines }) =>
								kind === "question" &&
								isOpen &&
								!told.has(id) &&
								changes.some(({ after }) => overlaps(after, lines)) &&
								!isOneOf(by, readers.atWork()),
						);
					for (const { id } of here) told.add(id);
					for (const oldest of told) {
						if (told.size <= mostQuestions) break;
						told.delete(oldest);
					}
					return here.map(({ title, by, lines }) => {
						const [asker] = by;
						return {
							...{ kind: "question", path, lines, sign: 0.85 },
							question: asker
								? msg`${asker.name} asked: “${title}” Do you know?`
								: msg`Somebody asked: “${title}” Do you know?`,
							evidence: [{ said: msg`The question is open on these lines.` }],
						};
					});
				},
			];
		},
	};
}

/** Whether one of those who asked is among those at work, by address or, where one of them has none, by name. */
function isOneOf(asked: readonly Person[], atWork: readonly Person[]): boolean {
	return asked.some((one) => atWork.some((other) => isSame(one, other)));
}

function isSame(one: Person, other: Person): boolean {
	if (one.email !== undefined && other.email !== undefined)
		if (one.email.toLowerCase() === other.email.toLowerCase()) return true;
	return one.name.toLowerCase() === other.name.toLowerCase();
}
