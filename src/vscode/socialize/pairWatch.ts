import { Disposable, debug, l10n, window, workspace } from "vscode";
import { idleMs, isBusy } from "../../externalize/asking/naturalBreak.ts";
import { readReflogFile } from "../../node/git/reflogFile.ts";
import { readCoAuthors } from "../../socialize/coAuthors/readCoAuthors.ts";
import {
	handOverEvents,
	handOversIn,
} from "../../socialize/session/handOvers.ts";
import { creditedIn } from "../../socialize/session/pairSession.ts";
import { untilSwap } from "../../socialize/session/rotation.ts";
import { standingOf } from "../../socialize/session/standing.ts";
import type { FailureReport } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { settings } from "../settings.ts";
import type { PairingDesk, Running } from "./openPairing.ts";

/** What watching needs. */
export interface PairWatchParts {
	readonly repositories: Repositories;
	readonly running: () => Running | undefined;
	readonly desk: () => PairingDesk;
	readonly failed: FailureReport;
}

/** Watches over the session that runs. */
export interface PairWatch extends Disposable {
	/** One may have begun, ended or changed. */
	refresh(): void;
}

const minuteMs = 60_000;
/** Milliseconds between two looks at whose turn it is. */
const lookMs = 10_000;
/** Milliseconds after which a turn that was not swapped is spoken of again. */
const againMs = 5 * minuteMs;

/**
 * Says that they are at work, tells whom each commit credits, proposes a swap at a break when a turn is over, takes
 * hand-overs through git for swaps, and asks after a long pause whether the session goes on. It does nothing while none runs.
 */
export function pairWatch(parts: PairWatchParts): PairWatch {
	const { repositories, running, desk, failed } = parts;
	let timer: ReturnType<typeof setInterval> | undefined;
	let typedAt = 0;
	let toldAt = 0;
	let proposedAt = 0;
	let isAsking = false;
	const credited = new Set<string>();
	const attempt = (what: string, task: () => Promise<unknown>) => {
		task().catch((error: unknown) => failed(what, error));
	};
	const propose = async (
		{ repository, session }: Running,
		leastIdle: number,
	) => {
		const now = Date.now();
		const left = untilSwap(session, now, settings.turnMinutes());
		const isDue = left !== undefined && left <= 0;
		const atWork = {
			...{ typedAt, isDebugging: debug.activeDebugSession !== undefined },
			isAmidGit: repository.isAmidGit(),
		};
		if (!isDue || now - proposedAt < againMs) return;
		if (isBusy(atWork, now) || now - typedAt < leastIdle) return;
		proposedAt = now;
		const swap = l10n.t("Swap");
		const pressed = await window.showInformationMessage(
			l10n.t("The turn of {0} is over.", session.driver?.name ?? ""),
			swap,
			l10n.t("Not Now"),
		);
		if (pressed === swap) await desk().swap();
	};
	const askOn = async ({ pairing, session }: Running) => {
		if (isAsking) return;
		isAsking = true;
		try {
			const goOn = l10n.t("It Goes On");
			const end = l10n.t("End It");
			const pressed = await window.showInformationMessage(
				l10n.t(
					"Do you still pair with {0}?",
					creditedIn(session, session.me)
						.map(({ name }) => name)
						.join(", "),
				),
				...[goOn, end],
			);
			if (pressed === goOn)
				await pairing.tell({ type: "worked", at: Date.now() });
			else if (pressed === end) await desk().end();
		} finally {
			isAsking = false;
		}
	};
	const typed = () => {
		typedAt = Date.now();
		if (typedAt - toldAt < minuteMs) return;
		toldAt = typedAt;
		const found = running();
		if (!found) return;
		if (standingOf(found.session, new Date()) === "doubtful")
			attempt("Pairing", () => askOn(found));
		else
			attempt("Pairing", () =>
				found.pairing.tell({ type: "worked", at: typedAt }),
			);
	};
	const moved = async (repository: OpenRepository) => {
		const found = running();
		const { gitDir } = repository.place;
		if (found?.repository !== repository || !gitDir) return;
		const reflog = readReflogFile(gitDir, 50) ?? [];
		const { session } = found;
		const handOvers = handOversIn(reflog, session.drivesSince);
		for (const event of handOverEvents(session, handOvers))
			await found.pairing.tell(event);
		const [last] = reflog;
		if (last && last.at >= session.startedAt - 1000)
			await tellCredit(repository, last.said, last.to);
		await propose(found, 0);
	};
	const tellCredit = async (
		{ tacit }: OpenRepository,
		said: string,
		hash: string,
	) => {
		if (!/^commit\b/.test(said) || credited.has(hash)) return;
		credited.add(hash);
		const { commit } = await tacit.notesOf(hash);
		const names = readCoAuthors(commit.message).map(({ name }) => name);
		window.setStatusBarMessage(
			names.length > 0
				? l10n.t("$(git-commit) The commit credits {0}.", names.join(", "))
				: l10n.t("$(warning) The commit credits nobody else."),
			8000,
		);
	};
	const subscriptions = Disposable.from(
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0 && document.uri.scheme === "file") typed();
		}),
		repositories.onDidChangeHistory((repository) =>
			attempt("Pairing", () => moved(repository)),
		),
	);
	return {
		refresh() {
			const found = running();
			clearInterval(timer);
			timer = undefined;
			if (!found) return;
			// Git is watched from when it is first asked.
			attempt("Pairing", () => found.repository.tacit.identity());
			timer = setInterval(() => {
				const now = running();
				if (now) attempt("Pairing", () => propose(now, idleMs));
				// It ended by itself, of which no file tells.
				else clearInterval(timer);
			}, lookMs);
		},
		dispose() {
			clearInterval(timer);
			subscriptions.dispose();
		},
	};
}
