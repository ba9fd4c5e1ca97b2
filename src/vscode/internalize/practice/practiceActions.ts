import { l10n, Uri, window, workspace } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import type { DayLimit } from "../../../internalize/practice/dayLimit.ts";
import type { TodaysPractice } from "../../../tacit/practice/openPractice.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { placeHere } from "../../placeHere.ts";
import type { Repositories } from "../../repositories.ts";
import {
	canBeShown,
	type PracticeSession,
	practiceSession,
} from "./practiceSession.ts";

/** What a session is started with. */
export interface PracticeStart {
	readonly repositories: Repositories;
	readonly codes: CodeDocuments;
	readonly limit: DayLimit;
	/** Told when another card is asked. */
	onAsk(): void;
	/** Told once, whatever ended it. */
	onEnd(): void;
}

/**
 * Today’s cards of the repository that somebody is in, else of the first that has some; the first is not asked yet. Where there is
 * none, it says why and answers `undefined`.
 */
export async function startPractice({
	repositories,
	codes,
	limit,
	onAsk,
	onEnd,
}: PracticeStart): Promise<PracticeSession | undefined> {
	const { repository, today } = await todaysCards(repositories, limit);
	const cards = today.cards.filter(canBeShown);
	if (cards.length === 0) {
		tellNothing(today);
		return undefined;
	}
	tellMalformed(repository);
	return practiceSession({ repository, codes, cards, limit, onAsk, onEnd });
}

/** Shows what is kept as text. */
export async function exportPractice(
	repositories: Repositories,
): Promise<void> {
	const content = practiceHere(repositories).tacit.practice().exported();
	await window.showTextDocument(
		await workspace.openTextDocument({ content, language: "jsonl" }),
	);
}

/** Asks again what was put away. */
export async function bringCardsBack(
	repositories: Repositories,
): Promise<void> {
	const count = await practiceHere(repositories).tacit.practice().bringBack();
	window.setStatusBarMessage(
		count === 1
			? l10n.t("$(mortar-board) 1 card is asked again.")
			: l10n.t("$(mortar-board) {0} cards are asked again.", count),
		5000,
	);
}

/** Asks, and forgets what is kept; `before` is told right before it does. */
export async function wipePractice(
	repositories: Repositories,
	before: () => void,
): Promise<void> {
	const forget = l10n.t("Forget");
	const pressed = await window.showWarningMessage(
		l10n.t("Forget all that you answered in practice here?"),
		{
			modal: true,
			detail: l10n.t("Every card is new then. It cannot be undone."),
		},
		forget,
	);
	if (pressed !== forget) return;
	before();
	await practiceHere(repositories).tacit.practice().wipe();
}

interface Today {
	readonly repository: OpenRepository;
	readonly today: TodaysPractice;
}

async function todaysCards(
	repositories: Repositories,
	limit: DayLimit,
): Promise<Today> {
	let nothing: Today | undefined;
	for (const repository of repositoriesFrom(repositories)) {
		await repository.ready;
		const today = await repository.tacit.practice().today({ limit });
		if (today.cards.some(canBeShown)) return { repository, today };
		nothing ??= { repository, today };
	}
	if (nothing) return nothing;
	throw new TacitError(
		"bad-argument",
		msg`Open a folder to practise its notes.`,
	);
}

function repositoriesFrom(
	repositories: Repositories,
): readonly OpenRepository[] {
	const here = placeHere();
	const own = here && repositories.of(here);
	return [...new Set([...(own ? [own] : []), ...repositories.all()])];
}

function practiceHere(repositories: Repositories): OpenRepository {
	const [first] = repositoriesFrom(repositories);
	if (first) return first;
	throw new TacitError(
		"bad-argument",
		msg`Open a folder to practise its notes.`,
	);
}

function tellNothing({ cards, spent, resting }: TodaysPractice): void {
	const sentence =
		cards.length > 0
			? l10n.t(
					"Today’s cards are about folders or notebooks: tacit practice asks them in a terminal.",
				)
			: spent.cards > 0
				? l10n.t("Practice is done for today.")
				: resting > 0
					? l10n.t(
							"There is nothing to practise today: the code of the notes was not found for certain.",
						)
					: l10n.t("There is nothing to practise today.");
	window.setStatusBarMessage(`$(mortar-board) ${sentence}`, 8000);
}

const told = new WeakSet<OpenRepository>();

/** Once for each repository: what cannot be read stays as it is. */
function tellMalformed(repository: OpenRepository): void {
	const findings = repository.tacit.practice().findings();
	const [first] = findings;
	if (!first || told.has(repository)) return;
	told.add(repository);
	const open = l10n.t("Open It");
	const sentence =
		findings.length === 1
			? l10n.t(
					"A line of what is kept of your practice cannot be read, and is passed over: line {0}.",
					first.lines.start,
				)
			: l10n.t(
					"{0} lines of what is kept of your practice cannot be read, and are passed over; the first is line {1}.",
					...[findings.length, first.lines.start],
				);
	void window.showWarningMessage(sentence, open).then(async (pressed) => {
		if (pressed === open)
			await window.showTextDocument(Uri.file(repository.practiceFile));
	});
}
