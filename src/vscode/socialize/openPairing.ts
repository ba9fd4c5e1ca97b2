import { type Disposable, env, l10n, window } from "vscode";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import { isSamePerson, type Person } from "../../core/person.ts";
import type { HandoverDeed } from "../../externalize/events/event.ts";
import { type Team, teamOf } from "../../node/git/teamOf.ts";
import { rankPartners } from "../../socialize/partners/rankPartners.ts";
import { readListed } from "../../socialize/partners/readListed.ts";
import type { Pairing } from "../../socialize/session/pairing.ts";
import {
	creditedIn,
	type Jot,
	type PairSession,
	rolesIn,
} from "../../socialize/session/pairSession.ts";
import type { OpenRepository } from "../openRepository.ts";
import { placeHere } from "../placeHere.ts";
import { askForHooks } from "./askForHooks.ts";
import { jotPlaceHere } from "./jotPlaceHere.ts";
import { keepHarvest } from "./keepHarvest.ts";
import { pairStatus } from "./pairStatus.ts";
import { pairWatch } from "./pairWatch.ts";
import { pickPartners } from "./pickPartners.ts";
import type { PairingParts } from "./registerPairing.ts";

/** A repository and its sessions. */
export interface PairPlace {
	readonly repository: OpenRepository;
	readonly pairing: Pairing;
}

/** One where a session runs. */
export interface Running extends PairPlace {
	readonly session: PairSession;
}

/** What can be done about the session that runs, or is to. */
export interface PairingDesk extends Disposable {
	/** Starts one with people that are chosen, or has others join and leave the one that runs. */
	start(): Promise<void>;
	swap(): Promise<void>;
	jot(): Promise<void>;
	/** Offers all of it in a list. */
	choose(): Promise<void>;
	end(): Promise<void>;
	/** The session of a repository may be another now; `undefined`: of any. */
	refresh(repository: OpenRepository | undefined): void;
}

/** Opens it. */
export function openPairing(parts: PairingParts): PairingDesk {
	const { repositories, failed } = parts;
	const running = (): Running | undefined => {
		const here = placeHere();
		const first = here && repositories.opened(here);
		const all = [...(first ? [first] : []), ...repositories.all()];
		for (const repository of all) {
			const { pairing } = repository.tacit;
			const session = pairing?.now();
			if (pairing && session) return { repository, pairing, session };
		}
		return undefined;
	};
	const mustRun = () => {
		const found = running();
		if (found) return found;
		throw new TacitError("bad-argument", msg`Nobody pairs here now.`);
	};
	const handedOver = (
		repository: OpenRepository,
		did: HandoverDeed,
		from: Person | undefined,
		to: Person | undefined,
	) =>
		parts.happened(repository, {
			...{ type: "handover", at: Date.now(), did },
			...{ from: from?.name, to: to?.name },
		});
	/** A line that came when its session was over is said to be kept, or is shown to be copied. */
	const tellLate = async (
		{ repository, pairing, session }: Running,
		jot: Jot,
		standing: "ended" | "gone",
	) => {
		if (standing === "gone") {
			const copy = l10n.t("Copy");
			const pressed = await window.showWarningMessage(
				l10n.t("The session is over. Your line was: {0}", jot.text),
				copy,
			);
			if (pressed === copy) await env.clipboard.writeText(jot.text);
			return;
		}
		const show = l10n.t("Show What It Left");
		const pressed = await window.showWarningMessage(
			l10n.t(
				"The session ended meanwhile. Your line is kept with what it left.",
			),
			show,
		);
		const ended = pairing.past().find(isSameSession(session));
		if (pressed === show && ended) await keepHarvest(repository, ended);
	};
	const status = pairStatus(() => running()?.session);
	const watch = pairWatch({ repositories, running, failed, desk: () => desk });
	const desk: PairingDesk = {
		async start() {
			const place = placeToStart(parts);
			const team = await teamOf(place.repository.root.fsPath);
			if (!team)
				throw new TacitError(
					"no-git",
					msg`A session needs a git repository: it is about commits.`,
				);
			const before = place.pairing.now();
			const people = await chosenPeople(team, place.pairing, before);
			if (!people) return;
			const session = await gather(place, team, before, people);
			status.refresh();
			const credited = session ? creditedIn(session, session.me) : [];
			await team.setMob(credited);
			askForHooks(place.repository, parts.context.extensionUri, credited).catch(
				(error: unknown) => failed("The hooks", error),
			);
		},
		async swap() {
			const { repository, pairing, session } = mustRun();
			const after = await pairing.tell({
				...{ type: "swapped", at: Date.now(), driver: undefined },
			});
			status.refresh();
			const driver = after && rolesIn(after).driver;
			if (driver && driver.name !== session.driver?.name)
				handedOver(repository, "swapped", session.driver, driver);
			if (driver)
				window.setStatusBarMessage(
					l10n.t("$(arrow-swap) {0} drives.", driver.name),
					5000,
				);
		},
		async jot() {
			const found = mustRun();
			const { repository, pairing, session } = found;
			const place = jotPlaceHere(repository);
			const text = await window.showInputBox({
				title: l10n.t("Jot down a line, for the end"),
				prompt: place
					? l10n.t("About {0}. Only you see it.", place.path)
					: l10n.t("Only you see it."),
			});
			const line = text?.replace(/\s+/g, " ").trim();
			if (!line) return;
			const jot = { at: Date.now(), text: line, place };
			const standing = await pairing.jot(session.startedAt, jot);
			status.refresh();
			if (standing !== "running")
				void tellLate(found, jot, standing).catch((error: unknown) =>
					failed("A line", error),
				);
		},
		async choose() {
			const { pairing, session } = mustRun();
			const isPaused = session.pausedAt !== undefined;
			const items = [
				{ label: l10n.t("$(arrow-swap) Swap Who Drives"), run: desk.swap },
				{ label: l10n.t("$(pencil) Jot Down a Line"), run: desk.jot },
				{ label: l10n.t("$(person-add) Who Is in It…"), run: desk.start },
				{
					label: isPaused
						? l10n.t("$(play) Go On")
						: l10n.t("$(debug-pause) Take a Rest"),
					run: async () => {
						const type = isPaused ? "resumed" : "paused";
						await pairing.tell({ type, at: Date.now() });
						status.refresh();
					},
				},
				{ label: l10n.t("$(check) End Pairing"), run: desk.end },
			];
			const picked = await window.showQuickPick(items, {
				title: status.words(session),
			});
			await picked?.run();
		},
		async end() {
			const { repository, pairing, session } = mustRun();
			await pairing.tell({ type: "ended", at: Date.now() });
			status.refresh();
			handedOver(repository, "ended", undefined, undefined);
			const team = await teamOf(repository.root.fsPath);
			await team?.setMob([]);
			const ended = pairing.past().find(isSameSession(session));
			await keepHarvest(repository, ended ?? session);
		},
		refresh() {
			status.refresh();
			watch.refresh();
		},
		dispose() {
			status.dispose();
			watch.dispose();
		},
	};
	return desk;
}

function placeToStart({ repositories }: PairingParts): PairPlace {
	const here = placeHere();
	const repository =
		here && (repositories.opened(here) ?? repositories.of(here));
	const pairing = repository?.tacit.pairing;
	if (repository && pairing) return { repository, pairing };
	throw new TacitError(
		"no-git",
		msg`A session needs a git repository: it is about commits.`,
	);
}

/** `undefined` where it was called off. */
async function chosenPeople(
	team: Team,
	pairing: Pairing,
	session: PairSession | undefined,
): Promise<readonly Person[] | undefined> {
	const [last] = pairing.past();
	const lastPeople = last ? creditedIn(last, last.me) : [];
	const partners = rankPartners(
		{ ...team, listed: readListed(team.listedText) },
		lastPeople,
		Date.now(),
	);
	const usual = team.mob.length > 0 ? team.mob : lastPeople;
	return pickPartners(
		partners,
		session ? creditedIn(session, session.me) : usual,
	);
}

/**
 * Has the people be those of the session that runs, or of a new one. Resolves to the one that runs then: where another was
 * started while they were chosen, they are asked into none.
 */
async function gather(
	{ pairing }: PairPlace,
	team: Team,
	session: PairSession | undefined,
	people: readonly Person[],
): Promise<PairSession | undefined> {
	const at = Date.now();
	if (!session) {
		const begun = await pairing.tell({
			...{ type: "started", at, me: team.me, people },
			...{ startedOn: team.head, driver: undefined },
		});
		if (begun && begun.startedAt !== at)
			void window.showWarningMessage(
				l10n.t(
					"Another session was started meanwhile, with {0}. It goes on as it is.",
					creditedIn(begun, begun.me)
						.map(({ name }) => name)
						.join(", "),
				),
			);
		return begun;
	}
	const before = creditedIn(session, session.me);
	const isIn = (all: readonly Person[], person: Person) =>
		all.some((each) => isSamePerson(each, person));
	for (const person of people)
		if (!isIn(before, person))
			await pairing.tell({ type: "joined", at, person });
	for (const person of before)
		if (!isIn(people, person)) await pairing.tell({ type: "left", at, person });
	return pairing.now();
}

function isSameSession({
	startedAt,
}: PairSession): (other: PairSession) => boolean {
	return (other) => other.startedAt === startedAt;
}
