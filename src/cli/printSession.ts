import { english } from "../core/message.ts";
import { formatPerson } from "../core/person.ts";
import { authorsOf } from "../socialize/session/harvested.ts";
import type { PastSession } from "../socialize/session/pairFile.ts";
import {
	creditedIn,
	type Jot,
	type PairSession,
	rolesIn,
	workedMs,
} from "../socialize/session/pairSession.ts";
import type { SessionFind } from "../tacit/sessionHarvest.ts";
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

/** Prints for how long they worked, and with whom. */
export function printEnded(session: PairSession, now: number): void {
	const others = creditedIn(session, session.me);
	print(
		`Ended after ${spanWord(workedMs(session, now))}${others.length > 0 ? ` with ${namesOf(others)}` : ""}.`,
	);
}

/** Prints one thing that a session left, and the command that keeps it. */
export function printFind(
	{ kind, said, question, place, moment, asked }: SessionFind,
	session: PairSession,
): void {
	const line = shownLine(said ?? "");
	const asks = shownLine(english(question));
	const about = place ? `${shownLine(placeWord(place))}: ` : "";
	print(`${about}${kind === "jotted" ? line : asks}`);
	const by = authorsOf(session)
		.map((each) => `--by ${asArgument(formatPerson(each))}`)
		.join(" ");
	const words = kind === "jotted" ? asArgument(line) : `"…"`;
	if (moment) print(`  tacit note --moment ${moment.number} -m "…" ${by}`);
	else if (asked) print(`  tacit answer ${asked.head.id} -m "…" ${by}`);
	else
		print(
			`  tacit note ${place ? asArgument(placeWord(place)) : "."} -m ${words} ${by}`,
		);
}

/** What it is and where, in a line. */
export function findLine({ kind, said, question, place }: SessionFind): string {
	const about = place ? ` (${placeWord(place)})` : "";
	const words = kind === "jotted" ? (said ?? "") : english(question);
	return shownLine(`${words}${about}`);
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
