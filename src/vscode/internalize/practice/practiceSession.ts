import {
	commands,
	type Disposable,
	l10n,
	Selection,
	ThemeColor,
	type Uri,
	window,
} from "vscode";
import type { LineRange } from "../../../core/lineRange.ts";
import { translated } from "../../../core/message.ts";
import { isNotebookPath } from "../../../core/notebook/codeText.ts";
import type { NoteId } from "../../../core/noteId.ts";
import { baseName } from "../../../core/repoPath.ts";
import {
	type DayLimit,
	isEnough,
} from "../../../internalize/practice/dayLimit.ts";
import { judgeFind } from "../../../internalize/practice/judgeFind.ts";
import type { Rating } from "../../../internalize/practice/practiceEntry.ts";
import { isUnclear } from "../../../internalize/practice/unclearSigns.ts";
import type { PracticeCard } from "../../../tacit/practice/practiceCard.ts";
import type { CodeDocuments } from "../../codeDocuments.ts";
import { commandIds } from "../../commandIds.ts";
import { setContext } from "../../contextKeys.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { showCodeFile, showLines } from "../../showLines.ts";
import { linesTouched, rangeOf } from "../../textLines.ts";
import { handOver } from "../asking/handOver.ts";
import { answerHover } from "./answerHover.ts";
import { cardThread } from "./cardThread.ts";
import { foundWord, noteWord, signsWord, titleOf } from "./cardWords.ts";

/** What a session needs. */
export interface SessionOptions {
	readonly repository: OpenRepository;
	readonly codes: CodeDocuments;
	readonly limit: DayLimit;
	readonly cards: readonly PracticeCard[];
	/** Told when another card is asked. */
	onAsk(): void;
	/** Told once, whatever ended it. */
	onEnd(): void;
}

/** Today’s cards, asked one after the other in the editor. */
export interface PracticeSession extends Disposable {
	/** The note that the card is about which is asked or shown now. */
	asked(): NoteId | undefined;
	/** Begins with the first card. */
	begin(): Promise<void>;
	/** Shows what the note says, below what the person wrote, or where the lines are that were to be selected; or shows it again. */
	reveal(): Promise<void>;
	rate(rating: Rating): Promise<void>;
	/** Hands what the person wrote to who wrote the note. */
	message(): Promise<void>;
	/** Everything else that can be done with the card, as a list. */
	more(): Promise<void>;
}

interface Current {
	readonly card: PracticeCard;
	readonly uri: Uri;
	/** Where the code is; of a whole file its first line. */
	readonly lines: LineRange;
	readonly startedAt: number;
	/** What the person wrote, once the card is shown. */
	words: string;
	isShown: boolean;
	/** How well the lines fit that were pointed at. */
	verdict: string | undefined;
}

/** A session over cards that can be shown in an editor: see `canBeShown`. */
export function practiceSession({
	repository,
	codes,
	limit,
	cards,
	onAsk,
	onEnd,
}: SessionOptions): PracticeSession {
	const practice = repository.tacit.practice();
	const thread = cardThread();
	const hover = answerHover();
	const lit = window.createTextEditorDecorationType({
		isWholeLine: true,
		backgroundColor: new ThemeColor("editor.rangeHighlightBackground"),
	});
	const left = [...cards];
	let current: Current | undefined;
	let status: Disposable | undefined;
	let isOver = false;

	const phase = (name: "asked" | "pointing" | "shown" | undefined) => {
		setContext("tacit.practising", name !== undefined);
		setContext("tacit.practiceAsked", name === "asked" || name === "pointing");
		setContext("tacit.practiceShown", name === "shown");
	};
	const tell = (text: string) => {
		status?.dispose();
		status = window.setStatusBarMessage(`$(mortar-board) ${text}`);
	};
	function end(sentence?: string): void {
		if (isOver) return;
		isOver = true;
		status?.dispose();
		thread.dispose();
		hover.dispose();
		lit.dispose();
		phase(undefined);
		if (sentence)
			window.setStatusBarMessage(`$(mortar-board) ${sentence}`, 8000);
		onEnd();
	}
	const position = () =>
		l10n.t("{0} of {1}", cards.length - left.length, cards.length);

	async function next(): Promise<void> {
		if (isOver) return;
		const card = left.shift();
		if (!card) {
			end(l10n.t("That was all for today."));
			return;
		}
		if (isEnough(practice.spent(), limit)) {
			end(l10n.t("{0} minutes of practice today: enough.", limit.minutes));
			return;
		}
		await ask(card);
	}

	async function ask(card: PracticeCard): Promise<void> {
		const { place, kind } = card;
		const uri = await repository.codeUri(place.path);
		const file = await showCodeFile(uri);
		const lines = place.lines ?? { start: 1, end: 1 };
		const isFind = kind === "find";
		await showLines(file, isFind ? { start: 1, end: 1 } : lines);
		const { given } = card;
		current = {
			...{ card, uri, lines, startedAt: Date.now() },
			...{ words: "", isShown: false, verdict: undefined },
		};
		onAsk();
		light(isFind || !place.lines ? undefined : lines);
		const asked = translated(card.question, l10n.t);
		const question = given === "" ? asked : `“${titleOf(card)}”: ${asked}`;
		phase(isFind ? "pointing" : "asked");
		tell(
			isFind
				? l10n.t(
						"Practice {0}: select the lines, then Ctrl+Enter. {1}",
						...[position(), question],
					)
				: l10n.t("Practice {0}: {1}", position(), question),
		);
		await thread.show({
			...{ uri, lines: isFind ? { start: 1, end: 1 } : lines },
			label: labelled(question, card.state),
			phase: isFind ? "pointing" : "asked",
			writer: isFind ? undefined : l10n.t("You"),
		});
	}

	const labelled = (question: string, state: PracticeCard["state"]) =>
		state === "changed"
			? l10n.t(
					"Practice {0}: {1} (the note has changed since)",
					...[position(), question],
				)
			: l10n.t("Practice {0}: {1}", position(), question);

	function light(lines: LineRange | undefined): void {
		for (const editor of window.visibleTextEditors) {
			const isIts = editor.document.uri.toString() === current?.uri.toString();
			editor.setDecorations(
				lit,
				isIts && lines ? [editor.document.validateRange(rangeOf(lines))] : [],
			);
		}
	}

	function pointedAt(): LineRange | undefined {
		const editor = window.visibleTextEditors.find(
			({ document }) => document.uri.toString() === current?.uri.toString(),
		);
		return editor && linesTouched(editor.selection);
	}

	/** From what was asked to what the note says. */
	async function turn(of: Current): Promise<void> {
		const { card, lines } = of;
		const pointed = card.kind === "find" ? pointedAt() : undefined;
		of.words = card.kind === "find" ? "" : thread.written().trim();
		of.isShown = true;
		of.verdict = pointed && foundWord(judgeFind(pointed, lines));
		phase("shown");
		await thread.show(undefined);
		light(card.place.lines);
		tell(
			l10n.t(
				"{0} How well did you know it? Alt+1 again, Alt+2 hard, Alt+3 good, Alt+4 easy.",
				saidOf(of),
			),
		);
		await showAnswer(of);
	}

	async function showAnswer(of: Current): Promise<void> {
		const { card, uri, lines, words } = of;
		const { answer, given } = await practice.shown(card);
		// The cursor goes where the note is, and the hover with it.
		await showLines(await showCodeFile(uri), lines);
		await hover.show({
			...{ uri, lines },
			heading: l10n.t("{0} How well did you know it?", saidOf(of)),
			parts: [
				...(words === ""
					? []
					: [{ by: l10n.t("You"), text: words, isPlain: true as const }]),
				{ by: noteWord(card), text: answer === "" ? given : answer },
			],
			links: [
				{ command: commandIds.practiceAgain, word: l10n.t("Again (Alt+1)") },
				{ command: commandIds.practiceHard, word: l10n.t("Hard (Alt+2)") },
				{ command: commandIds.practiceGood, word: l10n.t("Good (Alt+3)") },
				{ command: commandIds.practiceEasy, word: l10n.t("Easy (Alt+4)") },
				...(words === ""
					? []
					: [
							{
								command: commandIds.practiceMessage,
								word: l10n.t("Message to Who Wrote It (Alt+5)"),
							},
						]),
				{ command: commandIds.practiceMore, word: l10n.t("More (Alt+0)") },
			],
		});
	}

	const saidOf = ({ card, verdict }: Current) =>
		verdict ??
		(card.place.isChanged
			? l10n.t("This is what the note says; the code has changed since.")
			: l10n.t("This is what the note says."));

	return {
		asked: () => (isOver ? undefined : current?.card.note.head.id),
		begin: next,
		async reveal() {
			if (!current || isOver) return;
			if (!current.isShown) await turn(current);
			else await showAnswer(current);
		},
		async rate(rating) {
			if (!current?.isShown || isOver) return;
			const { card, startedAt } = current;
			current = undefined;
			await hover.hide();
			await practice.rate(card, rating, (Date.now() - startedAt) / 1000);
			if (rating === "again") void offerClearer(card);
			await next();
		},
		async message() {
			if (!current?.isShown || current.words === "") return;
			await handWords(current);
		},
		async more() {
			if (!current || isOver) return;
			await pickMore(current);
		},
		dispose: () => end(),
	};

	async function handWords({ card, words }: Current): Promise<void> {
		const { message, authors } = await practice.explainMessage(card, words);
		await handOver({
			message,
			people: authors,
			sentence:
				authors.length === 0
					? l10n.t("Your words and the note’s are a message.")
					: l10n.t(
							"Your words and the note’s are a message, for {0}.",
							authors.map(({ name }) => name).join(", "),
						),
			template: repository.tacit.config().askAt,
		});
	}

	async function pickMore(of: Current): Promise<void> {
		const { card, words, isShown } = of;
		const choices = [
			...(isShown && words !== ""
				? [
						{
							label: l10n.t("Compare Side by Side"),
							run: () => compare(of),
						},
						{
							label: l10n.t("Make a Message to Who Wrote It"),
							run: () => handWords(of),
						},
						{
							label: l10n.t("Put My Words Into the Note"),
							description: l10n.t("to be shaped there, and saved by you"),
							run: () => improve(card, words),
						},
					]
				: []),
			{
				label: l10n.t("It Is Not Clear"),
				run: async () => {
					await practice.mark(card, "unclear");
					await offerClearer(card);
				},
			},
			{
				label: l10n.t("Never Ask This Again"),
				description: l10n.t("until the note says something else"),
				run: async () => {
					current = undefined;
					await practice.mark(card, "away");
					await next();
				},
			},
			{
				label: l10n.t("Stop for Today"),
				run: async () => end(l10n.t("What you answered is kept.")),
			},
		];
		const picked = await window.showQuickPick(choices, {
			title: l10n.t("Practice {0}", position()),
		});
		await picked?.run();
	}

	async function compare({ card, words }: Current): Promise<void> {
		await commands.executeCommand(
			"vscode.diff",
			codes.add("yours.md", `${words}\n`),
			codes.add("note.md", `${card.answer}\n`),
			l10n.t("Your words and those of “{0}”", titleOf(card)),
			{ preview: true },
		);
	}

	/** The note's editor opens with the words at its end: the session waits where it is. */
	async function improve(card: PracticeCard, words: string): Promise<void> {
		await commands.executeCommand(
			commandIds.editNote,
			{ repository, note: card.note, anchorIndex: card.place.anchorIndex },
			words,
		);
	}

	async function offerClearer(card: PracticeCard): Promise<void> {
		const signs = await practice.unclearSigns(card);
		if (!isUnclear(signs)) return;
		const askWhy = l10n.t("Ask Why");
		const clearer = l10n.t("Improve the Note");
		const pressed = await window.showInformationMessage(
			`“${titleOf(card)}”: ${signsWord(signs)}`,
			...[askWhy, clearer],
		);
		if (pressed === clearer) await improve(card, "");
		else if (pressed === askWhy) await askAbout(card);
	}

	async function askAbout({ place }: PracticeCard): Promise<void> {
		const file = await showCodeFile(await repository.codeUri(place.path));
		const lines = place.lines ?? { start: 1, end: 1 };
		await showLines(file, lines);
		const editor = window.activeTextEditor;
		if (editor) {
			const { start, end } = editor.document.validateRange(rangeOf(lines));
			editor.selection = new Selection(start, end);
		}
		await commands.executeCommand(commandIds.askWhy);
	}
}

/** Whether an editor can show the card under its code: not on a folder, nor in a notebook’s cell. */
export function canBeShown({ place }: PracticeCard): boolean {
	return !place.isFolder && !isNotebookPath(baseName(place.path));
}
