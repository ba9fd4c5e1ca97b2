import type { Person } from "../../core/person.ts";
import type { Jot, PairSession } from "./pairSession.ts";

/** A session that ended. */
export interface PastSession extends PairSession {
	/** Milliseconds since 1970-01-01 UTC; where nobody ended it, when there was the last sign of them. */
	readonly endedAt: number;
	/** Nobody ended it. */
	readonly endedItself: boolean;
	/** Somebody looked at what it left, or was told of it. */
	readonly wasShown: boolean;
}

/** The form of the files; one of another form is as good as none. */
const version = 1;
/** Sessions that ended and are kept. */
const mostPast = 30;

/** The text of the file in which the session lies that runs. */
export function writeSession(session: PairSession): string {
	return `${JSON.stringify({ version, ...session }, undefined, "\t")}\n`;
}

/** Reads it back; `undefined` for none, and for what is no session. */
export function readSession(text: string | undefined): PairSession | undefined {
	const file = objectIn(parsed(text));
	return file?.["version"] === version ? sessionIn(file) : undefined;
}

/** The text of the file with those that ended, the newest first. */
export function writePast(past: readonly PastSession[]): string {
	const sessions = past.slice(0, mostPast);
	return `${JSON.stringify({ version, sessions }, undefined, "\t")}\n`;
}

/** Reads them back; what is none is left out. */
export function readPast(text: string | undefined): readonly PastSession[] {
	const file = objectIn(parsed(text));
	const sessions = file?.["version"] === version ? file["sessions"] : [];
	return (Array.isArray(sessions) ? sessions : []).flatMap((each) => {
		const session = sessionIn(objectIn(each) ?? {});
		const { endedAt, endedItself, wasShown } = objectIn(each) ?? {};
		return session && isTime(endedAt)
			? [
					{
						...{ ...session, endedAt, endedItself: endedItself === true },
						wasShown: wasShown === true,
					},
				]
			: [];
	});
}

function sessionIn(
	read: Readonly<Record<string, unknown>>,
): PairSession | undefined {
	const { startedAt, drivesSince, activeAt, restedMs, pausedAt, startedOn } =
		read;
	const me = personIn(read["me"]);
	const people = listIn(read["people"], personIn);
	const driven = personIn(read["driver"]);
	if (!isTime(startedAt) || !isTime(drivesSince) || !isTime(activeAt))
		return undefined;
	return {
		...{ startedAt, drivesSince, activeAt, me, people },
		startedOn:
			typeof startedOn === "string" && /^[0-9a-f]{40,64}$/.test(startedOn)
				? startedOn
				: undefined,
		gone: listIn(read["gone"], personIn),
		// The same object as in the list.
		driver: people.find(
			({ name, email }) => name === driven?.name && email === driven.email,
		),
		pausedAt: isTime(pausedAt) ? pausedAt : undefined,
		restedMs: isTime(restedMs) ? restedMs : 0,
		jots: listIn(read["jots"], jotIn),
	};
}

function jotIn(value: unknown): Jot | undefined {
	const { at, text, place } = objectIn(value) ?? {};
	const { path, line } = objectIn(place) ?? {};
	if (!isTime(at) || typeof text !== "string") return undefined;
	return {
		...{ at, text },
		place:
			typeof path === "string"
				? { path, line: isTime(line) && line > 0 ? line : undefined }
				: undefined,
	};
}

function personIn(value: unknown): Person | undefined {
	const { name, email } = objectIn(value) ?? {};
	return typeof name === "string" && name !== ""
		? { name, email: typeof email === "string" ? email : undefined }
		: undefined;
}

function listIn<T>(
	value: unknown,
	read: (each: unknown) => T | undefined,
): readonly T[] {
	return Array.isArray(value) ? value.flatMap((each) => read(each) ?? []) : [];
}

function objectIn(value: unknown): Record<string, unknown> | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: undefined;
}

function isTime(value: unknown): value is number {
	return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function parsed(text: string | undefined): unknown {
	try {
		return text === undefined ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}
