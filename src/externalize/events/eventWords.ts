import { type Message, msg } from "../../core/message.ts";
import type {
	DebuggedEvent,
	GitDeed,
	GitEvent,
	HandoverEvent,
	RanEvent,
	SavedEvent,
	WorkEvent,
} from "./event.ts";

/** What is said of an event to a person, one or several clauses. */
export function eventWords(event: WorkEvent): readonly Message[] {
	switch (event.type) {
		case "saved":
			return savedWords(event);
		case "moved":
			return [msg`${event.from} became ${event.to}`];
		case "deleted":
			return [msg`${event.path} was deleted`];
		case "problems":
			return [problemWords(event.path, event.errors)];
		case "ran":
			return [ranWords(event)];
		case "debugged":
			return debuggedWords(event);
		case "git":
			return [gitWords(event)];
		case "handover":
			return [handoverWords(event)];
	}
}

function savedWords(event: SavedEvent): readonly Message[] {
	const { path, changes, before, after, isUndone, pasted, resolved } = event;
	const isLayout = before === after;
	return [
		isLayout
			? msg`${path} was saved, in another layout alone`
			: msg`${path} was saved`,
		...(changes.length > 0
			? [msg`lines changed: ${ranges(changes.map((change) => change.after))}`]
			: []),
		...(isUndone ? [msg`by undo and redo alone`] : []),
		...(pasted.length > 0 ? [msg`probably pasted: ${ranges(pasted)}`] : []),
		...(resolved.length > 0
			? [msg`conflict resolved: ${ranges(resolved)}`]
			: []),
	];
}

/** Places that are told one by one. */
const mostTold = 8;

function ranges(
	lines: readonly { readonly start: number; readonly end: number }[],
): string {
	const told = lines
		.slice(0, mostTold)
		.map(({ start, end }) => (end > start ? `${start}-${end}` : `${start}`));
	return lines.length > mostTold ? `${told.join(", ")} …` : told.join(", ");
}

function problemWords(path: string, errors: number): Message {
	if (errors === 0) return msg`${path} has no errors any more`;
	return errors === 1
		? msg`${path} has 1 error`
		: msg`${path} has ${errors} errors`;
}

function ranWords({ by, program, exitCode }: RanEvent): Message {
	if (by === "task") {
		if (program === "") return endOf(msg`a task`, exitCode);
		return endOf(msg`a task with ${program}`, exitCode);
	}
	if (program === "") return endOf(msg`a command in a terminal`, exitCode);
	return endOf(msg`${program} in a terminal`, exitCode);
}

function debuggedWords({
	exceptions,
	exitCode,
}: DebuggedEvent): readonly Message[] {
	const end = endOf(msg`a debug session`, exitCode);
	if (exceptions === 0) return [end];
	return [
		end,
		exceptions === 1
			? msg`stopped by 1 exception`
			: msg`stopped by ${exceptions} exceptions`,
	];
}

function endOf(what: Message, exitCode: number | undefined): Message {
	return exitCode === undefined
		? msg`${what} ended`
		: msg`${what} ended with ${exitCode}`;
}

const deeds: Readonly<Record<GitDeed, Message>> = {
	commit: msg`commit`,
	amend: msg`amended commit`,
	merge: msg`merge`,
	revert: msg`revert`,
	"cherry-pick": msg`cherry-pick`,
	rebase: msg`rebase`,
	pull: msg`pull`,
	checkout: msg`checkout`,
	reset: msg`reset`,
	stash: msg`stash`,
	other: msg`change of HEAD`,
};

function gitWords({ did, from, to }: GitEvent): Message {
	return from === ""
		? msg`git: ${deeds[did]}, ${to.slice(0, 10)}`
		: msg`git: ${deeds[did]}, ${from.slice(0, 10)} to ${to.slice(0, 10)}`;
}

function handoverWords({ did, from, to }: HandoverEvent): Message {
	switch (did) {
		case "swapped":
			return from !== undefined && to !== undefined
				? msg`${to} took over from ${from}`
				: msg`roles were swapped`;
		case "left":
			return from !== undefined ? msg`${from} left` : msg`somebody left`;
		case "ended":
			return msg`the session ended`;
	}
}
