import { msg } from "../../../core/message.ts";
import type { Person } from "../../../core/person.ts";
import { editedNotes } from "./editedNotes.ts";
import type { LiveKind } from "./liveKind.ts";

/**
 * Lines are edited on which somebody else's question is open: once for each question, until somebody edits it. Nothing
 * where one of those at work asked it. The sign is .85: somebody waits for the answer, and who edits here is likely to know
 * it.
 */
export function nearbyQuestion(): LiveKind {
	return editedNotes(
		({ kind, isOpen, by }, readers) =>
			kind === "question" && isOpen && !isOneOf(by, readers.atWork()),
		({ title, by: [asker] }) => ({
			...{ kind: "question", sign: 0.85 },
			question: asker
				? msg`${asker.name} asked: “${title}” Do you know?`
				: msg`Somebody asked: “${title}” Do you know?`,
			evidence: [{ said: msg`The question is open on these lines.` }],
		}),
	);
}

/** Whether one of those who asked is among those at work, by address or by name. */
function isOneOf(asked: readonly Person[], atWork: readonly Person[]): boolean {
	return asked.some((one) => atWork.some((other) => isSame(one, other)));
}

function isSame(one: Person, other: Person): boolean {
	const address = one.email?.toLowerCase();
	return (
		(address !== undefined && address === other.email?.toLowerCase()) ||
		one.name.toLowerCase() === other.name.toLowerCase()
	);
}
