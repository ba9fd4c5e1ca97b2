import { env, l10n, window } from "vscode";
import { dayOf } from "../../core/dayOf.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import { leftOver } from "../../socialize/session/leftOver.ts";
import type { PastSession } from "../../socialize/session/pairFile.ts";
import { creditedIn } from "../../socialize/session/pairSession.ts";
import type { FailureReport } from "../commandRunner.ts";
import type { OpenRepository } from "../openRepository.ts";
import { keepHarvest } from "./keepHarvest.ts";

/**
 * Says in one line that a session of another day, which nobody ended, left something worth a sentence: once, in one window. Resolves
 * to whether it was said; what is done about it is not waited for.
 */
export async function tellLeft(
	repositories: readonly OpenRepository[],
	failed: FailureReport,
): Promise<boolean> {
	for (const repository of repositories) {
		const { tacit } = repository;
		const now = new Date();
		const session = leftOver(tacit.pairing?.past() ?? [], now);
		if (!session || repository.isAmidGit()) continue;
		const { length } = await tacit.harvestOf(session);
		const isFirst = await tacit.pairing?.claim(session.startedAt);
		if (!isFirst || length === 0) continue;
		offer(repository, session, words(session, length, now)).catch(
			(error: unknown) => failed("What a session left", error),
		);
		return true;
	}
	return false;
}

async function offer(
	repository: OpenRepository,
	session: PastSession,
	said: string,
): Promise<void> {
	const look = l10n.t("Look");
	const pressed = await window.showInformationMessage(
		said,
		look,
		l10n.t("Not Now"),
	);
	if (pressed === look) await keepHarvest(repository, session);
}

function words(session: PastSession, count: number, now: Date): string {
	const names = visibleText(
		creditedIn(session, session.me)
			.map(({ name }) => name)
			.join(", "),
	);
	const yesterday = new Date(now);
	yesterday.setDate(yesterday.getDate() - 1);
	const ended = new Date(session.endedAt);
	const day =
		dayOf(ended) === dayOf(yesterday)
			? l10n.t("yesterday")
			: ended.toLocaleDateString(env.language);
	return count === 1
		? l10n.t("With {0} {1}: 1 thing worth a sentence.", names, day)
		: l10n.t("With {0} {1}: {2} things worth a sentence.", names, day, count);
}
