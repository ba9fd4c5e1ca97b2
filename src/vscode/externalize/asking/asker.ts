import {
	type Disposable,
	debug,
	type ExtensionContext,
	l10n,
	Uri,
	window,
	workspace,
} from "vscode";
import { dayBegan, dayOf } from "../../../core/dayOf.ts";
import { translated } from "../../../core/message.ts";
import type { Log } from "../../../core/ports.ts";
import {
	type AskingMemory,
	hush,
	readMemory,
	rememberPress,
	rememberShown,
	writeMemory,
} from "../../../externalize/asking/askingMemory.ts";
import {
	type AskingNow,
	isSpent,
	questionToShow,
} from "../../../externalize/asking/budget.ts";
import {
	idleMs,
	isBreak,
	isBusy,
} from "../../../externalize/asking/naturalBreak.ts";
import type { WorkEvent } from "../../../externalize/events/event.ts";
import type { MomentKind } from "../../../externalize/moments/moment.ts";
import { sharedText } from "../../../node/files/sharedText.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { settings } from "../../settings.ts";
import type { Waiting, WaitingQuestions } from "./waitingQuestions.ts";

type WaitingMoment = Extract<Waiting, { type: "moment" }>;

/** What a pressed button does. */
export interface AskerTasks {
	answer(question: WaitingMoment): Promise<void>;
	later(question: WaitingMoment): Promise<void>;
	never(question: WaitingMoment): Promise<void>;
	failed(what: string, error: unknown): void;
}

/** Milliseconds after a break within which questions that it brings may still be shown: git is asked first. */
const breakLasts = 8000;

/**
 * Shows one question at a natural break, within the budget. VS Code hides notifications under Do Not Disturb; that is
 * left to it. What somebody taught it lies in the extension's own storage, for all windows.
 */
export class Asker implements Disposable {
	readonly #waiting: WaitingQuestions;
	readonly #tasks: AskerTasks;
	readonly #memory: ReturnType<typeof sharedText>;
	readonly #log: Log;
	readonly #subscriptions: Disposable[];
	#typedAt = 0;
	#idling: ReturnType<typeof setTimeout> | undefined;
	/** Until when a question may be shown that comes of what just ended. */
	#breakUntil = 0;
	#asking: Promise<void> | undefined;
	#first: () => Promise<boolean> = async () => false;

	constructor(
		waiting: WaitingQuestions,
		tasks: AskerTasks,
		context: Pick<ExtensionContext, "globalStorageUri">,
		log: Log,
	) {
		this.#waiting = waiting;
		this.#tasks = tasks;
		this.#log = log;
		this.#memory = sharedText(
			Uri.joinPath(context.globalStorageUri, "asking.json").fsPath,
		);
		this.#subscriptions = [
			workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length === 0) return;
				if (document.uri.scheme === "output") return;
				this.#typedAt = Date.now();
				this.#idling ??= setTimeout(() => this.#idle(), idleMs);
			}),
			waiting.onDidChange(() => {
				if (Date.now() < this.#breakUntil) this.#ask();
			}),
		];
	}

	/** What is remembered by now. */
	memory(): AskingMemory {
		return readMemory(this.#memory.read(), dayOf(new Date()));
	}

	/** Something was reported: where it ends a piece of work, a question may be shown. */
	happened(_repository: OpenRepository, event: WorkEvent): void {
		if (isBreak(event)) this.#pause();
	}

	/** Nothing is shown before that time (milliseconds since 1970-01-01 UTC). */
	hushUntil(until: number): Promise<void> {
		return this.#remember((memory) => hush(memory, until));
	}

	/** Forgets what was taught of a kind. */
	forget(kind: MomentKind): Promise<void> {
		return this.#remember(
			({ taught: { [kind]: _, ...taught }, ...memory }) => ({
				...memory,
				taught,
			}),
		);
	}

	/** A button was pressed, in whichever place. */
	async pressed(kind: MomentKind, button: "answer" | "later"): Promise<void> {
		const today = dayOf(new Date());
		const before = this.memory().endedOn;
		await this.#remember((memory) =>
			rememberPress(memory, kind, button, today),
		);
		if (before !== today && this.memory().endedOn === today)
			window.setStatusBarMessage(
				l10n.t(
					"$(bell-slash) Tacit asks nothing more today. What comes up waits in “For You”.",
				),
				15_000,
			);
	}

	dispose(): void {
		clearTimeout(this.#idling);
		for (const each of this.#subscriptions) each.dispose();
	}

	#idle(): void {
		const left = this.#typedAt + idleMs - Date.now();
		if (left > 0) {
			this.#idling = setTimeout(() => this.#idle(), left);
			return;
		}
		this.#idling = undefined;
		this.#pause();
	}

	#pause(): void {
		this.#breakUntil = Date.now() + breakLasts;
		this.#ask();
	}

	#ask(): void {
		this.#asking ??= this.#askNow()
			.catch((error: unknown) =>
				this.#log.warn("A question could not be shown.", error),
			)
			.finally(() => {
				this.#asking = undefined;
			});
	}

	/** Has something else be said at a break, before any question, where one might be shown: resolves to whether it was. */
	sayFirst(say: () => Promise<boolean>): void {
		this.#first = say;
	}

	async #askNow(): Promise<void> {
		const now = new Date();
		if (await this.#sayFirst(now)) return;
		const moments = this.#waiting.moments();
		if (moments.length === 0) return;
		if (this.#memory.read() === undefined)
			// The day counts from when there first is something to ask.
			await this.#remember((memory) => memory);
		const atWork = {
			typedAt: this.#typedAt,
			isDebugging: debug.activeDebugSession !== undefined,
			isAmidGit: moments.some(({ repository }) => repository.isAmidGit()),
		};
		if (isBusy(atWork, now.getTime())) return;
		const asking = this.#askingNow(now);
		const best = questionToShow(
			moments.map(({ question }) => question),
			asking,
		);
		if (typeof best === "string") return;
		const chosen = moments.find(({ question }) => question === best);
		// Of several windows on the repository, and hooks in it, one alone shows it.
		const shownAt = await chosen?.repository.tacit.questions?.claim(
			best.key,
			(shown) => !isSpent(eachOnce(asking.memory.shown, shown), asking),
		);
		if (shownAt === undefined) return;
		this.#breakUntil = 0;
		await this.#remember((memory) => rememberShown(memory, shownAt));
		if (chosen) void this.#show(chosen);
	}

	/** Whether something was said. That counts as a question does; the first day, on which none is shown, does not keep it back. */
	async #sayFirst(now: Date): Promise<boolean> {
		const why = questionToShow([], this.#askingNow(now));
		const atWork = {
			typedAt: this.#typedAt,
			isDebugging: debug.activeDebugSession !== undefined,
			isAmidGit: false,
		};
		if (why !== "nothing" && why !== "first-day") return false;
		if (isBusy(atWork, now.getTime()) || !(await this.#first())) return false;
		this.#breakUntil = 0;
		await this.#remember((memory) => rememberShown(memory, now.getTime()));
		return true;
	}

	#askingNow(now: Date): AskingNow {
		const memory = this.memory();
		return {
			level: settings.askingLevel(),
			// What hooks printed counts, too, where that is known.
			memory: {
				...memory,
				shown: eachOnce(memory.shown, this.#waiting.shown()),
			},
			never: settings.neverAsk(),
			now: now.getTime(),
			today: dayOf(now),
			dayBegan: dayBegan(now),
		};
	}

	/** Not waited for: a notification that is left alone never answers. */
	async #show(waiting: WaitingMoment): Promise<void> {
		const buttons = {
			answer: l10n.t("Answer"),
			later: l10n.t("Not Now"),
			never: l10n.t("Never Like This"),
		};
		const pressed = await window.showInformationMessage(
			translated(waiting.question.question, l10n.t),
			...Object.values(buttons),
		);
		try {
			if (pressed === buttons.answer) await this.#tasks.answer(waiting);
			else if (pressed === buttons.later) await this.#tasks.later(waiting);
			else if (pressed === buttons.never) await this.#tasks.never(waiting);
		} catch (error) {
			this.#tasks.failed("An answer", error);
		}
	}

	async #remember(edit: (memory: AskingMemory) => AskingMemory): Promise<void> {
		const today = dayOf(new Date());
		await this.#memory.change((text) =>
			writeMemory(edit(readMemory(text, today))),
		);
	}
}

/** The times of both, those that both have once. */
function eachOnce(
	one: readonly number[],
	other: readonly number[],
): readonly number[] {
	return [...new Set([...one, ...other])];
}
