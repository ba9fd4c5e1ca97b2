import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { formatPerson, type Person } from "../core/person.ts";
import { isThere } from "../node/files/hookFiles.ts";
import { sharedText } from "../node/files/sharedText.ts";
import { findRepository } from "../node/findRepository.ts";
import { readReflogFile } from "../node/git/reflogFile.ts";
import { type Team, teamOf } from "../node/git/teamOf.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import { findPartner } from "../socialize/partners/findPartner.ts";
import {
	type Partner,
	rankPartners,
} from "../socialize/partners/rankPartners.ts";
import { readListed } from "../socialize/partners/readListed.ts";
import { handOverEvents, handOversIn } from "../socialize/session/handOvers.ts";
import { createPairing, type Pairing } from "../socialize/session/pairing.ts";
import {
	creditedIn,
	type PairSession,
} from "../socialize/session/pairSession.ts";
import { jotPlace } from "./jotPlace.ts";
import type { JsonPair } from "./json/pair.ts";
import { jsonMember, jsonSession } from "./json/pair.ts";
import { jsonVersion } from "./json/version.ts";
import type { PairAction, PairOptions } from "./pairCommand.ts";
import { printSession, printUnended } from "./printSession.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";

/** People shown that may be meant. */
const mostChoices = 12;

/** Where sessions are kept, and who works there. */
interface PairPlace {
	readonly root: string;
	readonly gitDir: string;
	/** The git directory's folder `tacit`. Absolute. */
	readonly own: string;
	readonly pairing: Pairing;
}

/** `tacit pair`. */
export async function pair(
	action: PairAction,
	words: readonly string[],
	options: PairOptions,
): Promise<void> {
	if (action === "hooks") return setUp(words[0] ?? "status", options);
	const place = placeHere();
	await takeHandOvers(place);
	const at = Date.now();
	const before = place.pairing.now();
	if (action === "start" || action === "with" || action === "leave")
		await gather(place, action, words, options);
	else if (action === "swap")
		await swap(place, running(before), words.join(" "));
	else if (action === "jot") {
		const about =
			options.at === undefined ? undefined : jotPlace(place.root, options.at);
		await place.pairing.jot(running(before).startedAt, {
			...{ at, text: lineOf(words), place: about },
		});
	} else if (action === "pause" || action === "resume") {
		running(before);
		const type = action === "pause" ? "paused" : "resumed";
		await place.pairing.tell({ type, at });
	} else if (action === "end") {
		const { startedAt } = running(before);
		await place.pairing.tell({ type: "ended", at });
		await (await teamOf(place.root))?.setMob([]);
		const { showHarvest } = await import("./showHarvest.ts");
		await showHarvest(startedAt, options);
		return;
	}
	const choices =
		action === "status" && !place.pairing.now() && options.json
			? await partnersOf(place)
			: [];
	report(place, options, choices);
}

function placeHere(): PairPlace {
	const { root, gitDir, commonDir } = findRepository(process.cwd());
	if (!gitDir || !commonDir)
		throw new TacitError(
			"no-git",
			msg`There is no git repository here: a session is about commits that are made in one.`,
		);
	const own = absolutePath(commonDir, "tacit");
	return {
		...{ root, gitDir, own },
		pairing: createPairing(
			{
				current: sharedText(absolutePath(own, "pair.json")),
				past: sharedText(absolutePath(own, "pairs.json")),
			},
			() => new Date(),
		),
	};
}

/** What git did since somebody began to drive. */
async function takeHandOvers({ pairing, gitDir }: PairPlace): Promise<void> {
	const session = pairing.now();
	if (!session) return;
	const reflog = readReflogFile(gitDir, 100) ?? [];
	const handOvers = handOversIn(reflog, session.drivesSince);
	for (const event of handOverEvents(session, handOvers))
		await pairing.tell(event);
}

function running(session: PairSession | undefined): PairSession {
	if (session) return session;
	throw new TacitError(
		"bad-argument",
		msg`No session runs here. tacit pair start begins one.`,
	);
}

async function gather(
	place: PairPlace,
	action: "start" | "with" | "leave",
	words: readonly string[],
	options: PairOptions,
): Promise<void> {
	const { pairing } = place;
	const team = await teamOf(place.root);
	if (!team)
		throw new TacitError("no-git", msg`Git does not find its repository here.`);
	const before = pairing.now();
	if (action === "leave") {
		const people = running(before).people.map((person) => memberOf(person));
		if (words.length === 0) throw namesNobody();
		for (const word of words)
			await pairing.tell({
				...{ type: "left", at: Date.now() },
				person: meant(word, people),
			});
	} else {
		if (action === "start" && before)
			throw new TacitError(
				"bad-argument",
				msg`A session runs here already. tacit pair with lets others join, tacit pair end ends it.`,
			);
		if (action === "with" && words.length === 0) throw namesNobody();
		printUnended(pairing.past()[0]);
		const partners = rankedIn(team, pairing);
		const people =
			words.length > 0
				? words.map((word) => meant(word, partners))
				: usual(team, pairing, partners);
		if (before)
			for (const person of people)
				await pairing.tell({ type: "joined", at: Date.now(), person });
		else
			await pairing.tell({
				...{ type: "started", at: Date.now(), me: team.me, people },
				startedOn: team.head,
				driver:
					options.driver === undefined
						? undefined
						: meant(options.driver, [
								...(team.me ? [memberOf(team.me)] : []),
								...people.map(memberOf),
							]),
			});
	}
	const session = pairing.now();
	await team.setMob(session ? creditedIn(session, session.me) : []);
	if (action !== "leave" && !isThere(absolutePath(place.own, "pair.sh")))
		remark(
			"No hook writes yet whom commits credit. To have it so: tacit pair hooks install",
		);
}

function namesNobody(): TacitError {
	return new TacitError("bad-argument", msg`Say who: “Name <address>”.`);
}

/** Those of last time, else git-mob's. */
function usual(
	team: Team,
	pairing: Pairing,
	partners: readonly Partner[],
): readonly Person[] {
	const [last] = pairing.past();
	const people = team.mob.length > 0 ? team.mob : lastPeople(last);
	if (people.length > 0) return people;
	throw new TacitError(
		"bad-argument",
		partners.length === 0
			? msg`Say with whom: tacit pair start “Name <address>”.`
			: msg`Say with whom. The likeliest: ${partners
					.slice(0, mostChoices)
					.map(({ person }) => shownLine(formatPerson(person)))
					.join(", ")}.`,
	);
}

function lastPeople(last: PairSession | undefined): readonly Person[] {
	return last ? creditedIn(last, last.me) : [];
}

async function partnersOf(place: PairPlace): Promise<readonly Partner[]> {
	const team = await teamOf(place.root);
	return team ? rankedIn(team, place.pairing) : [];
}

function rankedIn(team: Team, pairing: Pairing): readonly Partner[] {
	return rankPartners(
		{ ...team, listed: readListed(team.listedText) },
		lastPeople(pairing.past()[0]),
		Date.now(),
	);
}

function memberOf(person: Person): Partner {
	return { person, isMachine: false, key: undefined, from: "last" };
}

/** Throws `bad-argument` where nobody is meant, or several are. */
function meant(typed: string, partners: readonly Partner[]): Person {
	const found = findPartner(typed, partners);
	if (found.found === "one") return found.person;
	throw new TacitError(
		"bad-argument",
		found.found === "none"
			? msg`Nobody here is called “${typed}”. Somebody new is written as “Name <address>”.`
			: msg`“${typed}” may be ${found.people
					.map((each) => shownLine(formatPerson(each)))
					.join(" or ")}.`,
	);
}

async function swap(
	{ pairing }: PairPlace,
	{ people }: PairSession,
	typed: string,
): Promise<void> {
	const driver = typed === "" ? undefined : meant(typed, people.map(memberOf));
	await pairing.tell({ type: "swapped", at: Date.now(), driver });
}

function lineOf(words: readonly string[]): string {
	const line = words.join(" ").replace(/\s+/g, " ").trim();
	if (line !== "") return line;
	throw new TacitError("bad-argument", msg`There is nothing to jot down.`);
}

function report(
	{ pairing }: PairPlace,
	{ json }: PairOptions,
	choices: readonly Partner[],
): void {
	const session = pairing.now();
	const now = Date.now();
	if (json) {
		const printed: JsonPair = {
			version: jsonVersion,
			session: session ? jsonSession(session, now) : null,
			...{ ended: null, harvest: [] },
			choices: choices
				.slice(0, mostChoices)
				.map(({ person }) => jsonMember(person)),
		};
		printJson(printed);
	} else if (session) printSession(session, now);
	else {
		print("No session runs here.");
		printUnended(pairing.past()[0]);
	}
}

async function setUp(action: string, options: PairOptions): Promise<void> {
	const { installHooks, showHooks, uninstallHooks } = await import(
		"./setUpHooks.ts"
	);
	const { pairHooks } = await import("./pairHooks.ts");
	if (action === "install") await installHooks(pairHooks, options);
	else if (action === "uninstall") await uninstallHooks(pairHooks, options);
	else if (action === "status") await showHooks(pairHooks, options);
	else
		throw new TacitError(
			"bad-argument",
			msg`Hooks are set up by tacit pair hooks install, and taken out by uninstall; status says how they stand.`,
		);
}
