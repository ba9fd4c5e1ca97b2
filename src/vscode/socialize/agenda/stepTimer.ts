import {
	type Disposable,
	EventEmitter,
	l10n,
	StatusBarAlignment,
	type StatusBarItem,
	window,
} from "vscode";
import { commandIds } from "../../commandIds.ts";

/** A step that is under way. */
export interface TimedStep {
	/** Of its agenda's file. */
	readonly uri: string;
	readonly title: string;
	/** What it is to take. */
	readonly minutes: number;
}

const minuteMs = 60_000;
/** Milliseconds after which what is shown is looked at anew: minutes alone are shown, and nothing blinks. */
const refreshMs = 10_000;
/** Characters of a title in the status bar. */
const longest = 40;

/** The time that is left for one step, in the status bar; a click ticks the step. Gone when no step is under way. */
export class StepTimer implements Disposable {
	readonly #changed = new EventEmitter<void>();
	#step: (TimedStep & { readonly end: number }) | undefined;
	#item: StatusBarItem | undefined;
	#ticks: ReturnType<typeof setInterval> | undefined;

	/** The step that is under way. */
	get step(): TimedStep | undefined {
		return this.#step;
	}

	/** Told when another step is under way, or none. */
	get onDidChange() {
		return this.#changed.event;
	}

	start(step: TimedStep): void {
		this.#step = { ...step, end: Date.now() + step.minutes * minuteMs };
		this.#item ??= window.createStatusBarItem(
			...(["tacit.step", StatusBarAlignment.Left, 11] as const),
		);
		this.#item.name = l10n.t("Tacit: time of a step");
		this.#item.command = commandIds.tickStep;
		this.#ticks ??= setInterval(() => this.#show(), refreshMs);
		this.#show();
		this.#item.show();
		this.#changed.fire();
	}

	stop(): void {
		clearInterval(this.#ticks);
		this.#ticks = undefined;
		this.#item?.dispose();
		this.#item = undefined;
		this.#step = undefined;
		this.#changed.fire();
	}

	dispose(): void {
		this.stop();
		this.#changed.dispose();
	}

	#show(): void {
		const step = this.#step;
		if (!step || !this.#item) return;
		const left = Math.ceil((step.end - Date.now()) / minuteMs);
		// An icon's name in a title is none.
		const title = step.title.replaceAll("$(", "$ (");
		const short =
			title.length > longest ? `${title.slice(0, longest).trimEnd()}…` : title;
		this.#item.text = `$(watch) ${
			left > 0
				? l10n.t("{0} min left: {1}", left, short)
				: l10n.t("{0} min over: {1}", -left, short)
		}`;
		this.#item.tooltip = l10n.t("{0}: click when it is done", title);
	}
}
