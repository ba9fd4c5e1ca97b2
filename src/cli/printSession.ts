import { isMachine } from "../core/isMachine.ts";
import { formatPerson } from "../core/person.ts";
import type { PastSession } from "../socialize/session/pairFile.ts";
import {
	creditedIn,
	type Jot,
	type PairSession,
	rolesIn,
	workedMs,
} from "../socialize/session/pairSession.ts";
import { asArgument, print, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** Prints who drives, who navigates, and for how long. `now`: milliseconds since 1970-01-01 UTC. */
export function printSession(session: PairSession, now: number): void {
	const { driver, navigator, others } = rolesIn(session);
	const roles = [
		...(driver ? [`${shownLine(driver.name)} drives`] : []),
		...(navigator ? [`${shownLine(navigator.name)} navigates`] : []),
		...(others.length > 0 ? [`with ${namesOf(others)}`] : []),
	];
	const rests = session.pausedAt === undefined ? "" : " It rests.";
	print(`${roles.join(", ")}; ${spanWord(workedMs(session, now))}.${rests}`);
	if (session.jots.length > 0)
		print(`${counted(session.jots.length, "line")} jotted down.`);
}

/** Prints what a session leaves: each line that was jotted down, with the command that makes a note of it. */
export function printEnded(session: PairSession, now: number): void {
	const others = creditedIn(session, session.me);
	print(
		`Ended after ${spanWord(workedMs(session, now))}${others.length > 0 ? ` with ${namesOf(others)}` : ""}.`,
	);
	for (const jot of session.jots) printJot(jot, session);
	if (session.jots.length > 0)
		remark("What is worth keeping becomes a note of all of you that way.");
}

/** Says in one line that a session ended by itself and left something; nothing for others. */
export function printUnended(past: PastSession | undefined): void {
	if (!past?.endedItself || past.jots.length === 0) return;
	remark(
		`With ${namesOf(creditedIn(past, past.me))} on ${new Date(past.startedAt).toDateString()}, ${counted(past.jots.length, "line")} jotted down:`,
	);
	for (const { text, place } of past.jots)
		remark(
			`  ${place ? `${shownLine(placeWord(place))}: ` : ""}${shownLine(text)}`,
		);
}

function printJot(jot: Jot, { people }: PairSession): void {
	const { text, place } = jot;
	const line = shownLine(text);
	print(place ? `${shownLine(placeWord(place))}: ${line}` : line);
	if (!place) return;
	const by = people
		.filter((each) => !isMachine(each))
		.map((each) => `--by ${asArgument(formatPerson(each))}`);
	print(
		`  tacit note ${asArgument(placeWord(place))} -m ${asArgument(line)} ${by.join(" ")}`,
	);
}

function placeWord({ path, line }: NonNullable<Jot["place"]>): string {
	return line === undefined ? path : `${path}:${line}`;
}

function namesOf(people: PairSession["people"]): string {
	return people.map(({ name }) => shownLine(name)).join(", ");
}

/** `1 h 20 min`. */
function spanWord(ms: number): string {
	const minutes = Math.floor(ms / 60_000);
	const hours = Math.floor(minutes / 60);
	return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
