import type { Locator } from "playwright-core";
import { patienceMs } from "../../support/patience.ts";
import type { WindowUnderTest } from "../../support/windowUnderTest.ts";

/** Tacit's inline editor under the code: there is one while something is written, edited or answered. */
export class InlineEditor {
	readonly #window: WindowUnderTest;

	constructor(window: WindowUnderTest) {
		this.#window = window;
	}

	/** The whole of it. VS Code's own empty thread, which `+` opens for a moment, is none. */
	get box(): Locator {
		return this.#window.page.locator(".review-widget", {
			has: this.#window.page.locator(".review-comment"),
		});
	}

	/** The line at its top, which says what kind of note it is. */
	get title(): Locator {
		return this.box.locator(".review-title");
	}

	/** A button below the text, or an icon at the top, by its name. A key binding may follow in parentheses. */
	button(name: string): Locator {
		return this.box.getByRole("button", {
			name: new RegExp(`^${name}( \\(.*\\))?$`),
		});
	}

	/** Waits until it is there and has the focus. */
	async waitForFocus(): Promise<void> {
		await this.box
			.locator(".monaco-editor.focused")
			.waitFor({ timeout: patienceMs });
	}

	/** Waits until it is there, and puts the cursor at the end of its text by a click. */
	async enter(): Promise<void> {
		await this.box
			.locator(".edit-textarea .view-lines")
			.click({ timeout: patienceMs });
		await this.waitForFocus();
		await this.#window.page.keyboard.press("ControlOrMeta+End");
	}

	/** Waits until it is gone. */
	async waitUntilClosed(): Promise<void> {
		await this.box.waitFor({ state: "detached", timeout: patienceMs });
	}

	/** Opens it on whole lines (1-based, inclusive) by keyboard and waits for its focus. */
	async openByKey(first: number, last: number): Promise<void> {
		await this.#window.selectLines(first, last);
		await this.#window.page.keyboard.press("Control+K");
		await this.#window.page.keyboard.press("Control+Y");
		await this.waitForFocus();
	}

	/** The text in it. Where it wraps cannot be told from where a line ends: both are nothing. */
	async text(): Promise<string> {
		const lines = this.box.locator(".edit-textarea .view-line");
		// Lines are drawn in any order.
		const shown = await lines.evaluateAll((drawn) =>
			drawn.map((line) => ({
				top: Number.parseFloat(line.style.top),
				text: line.textContent ?? "",
			})),
		);
		return shown
			.sort((a, b) => a.top - b.top)
			.map(({ text }) => text.replaceAll("\u00a0", " "))
			.join("");
	}
}
