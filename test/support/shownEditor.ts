import type { Locator, Page } from "playwright-core";
import { patienceMs } from "./patience.ts";

/** A hover comes a third of a second after the mouse, or not at all: whoever expects it asks again. */
const hoverMs = 5_000;

/** Direct children only: inputs of inline comments are editors too, and lie inside this one. */
const activeEditor =
	".editor-group-container.active .editor-instance > .monaco-editor > .overflow-guard";

/** The text editor of the active group, as it is drawn. Lines and columns are 1-based. */
export class ShownEditor {
	readonly #page: Page;
	readonly #frame: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#frame = page.locator(activeEditor);
	}

	/** Waits until the file with this name is shown and has the focus. */
	async waitForFile(name: string): Promise<void> {
		await this.#page
			.locator(
				`.editor-group-container.active .tab.active[data-resource-name="${name}"]`,
			)
			.waitFor({
				timeout: patienceMs,
			});
		await this.#frame
			.locator(".view-line")
			.first()
			.waitFor({ timeout: patienceMs });
		// The file's own editor, or a half-written note that came back in it.
		await this.#page
			.locator(
				".editor-group-container.active .editor-instance .monaco-editor.focused",
			)
			.waitFor({
				timeout: patienceMs,
			});
	}

	/** Waits until the status bar says that the cursor is there, for some milliseconds at most. */
	async waitForCursor(
		line: number,
		column: number,
		timeout = patienceMs,
	): Promise<void> {
		await this.#waitForStatus(`Ln ${line}, Col ${column}`, timeout);
	}

	/** Waits until the status bar says that something is selected and the cursor is in that line. */
	async waitForSelection(line: number): Promise<void> {
		await this.#waitForStatus(
			`Ln ${line}, Col \\d+ \\(\\d+ selected\\)`,
			patienceMs,
		);
	}

	/** Drags what is selected, by a text in its `line`, to right before a text in the line `to`. */
	async drag(
		line: number,
		text: string,
		to: number,
		before: string,
	): Promise<void> {
		const { mouse } = this.#page;
		const from = await this.#middleOf(line, text);
		await mouse.move(from.x, from.y);
		await mouse.down();
		// What moves less than that is a click.
		await mouse.move(from.x + 10, from.y, { steps: 3 });
		const target = await this.#middleOf(to, before.charAt(0));
		await mouse.move(target.x - 2, target.y, { steps: 8 });
		await mouse.up();
	}

	/** The number of a line, in the margin. The line must be on the screen. */
	lineNumber(line: number): Locator {
		return this.#frame.locator("> .margin .line-numbers", {
			hasText: new RegExp(`^${line}$`),
		});
	}

	/**
	 * Moves the mouse over a text in a line, waits for the hover, and returns its parts from top to bottom once none of
	 * them is still loading. A language service that is still starting has no part yet, or one
	 * that says "(loading...)": ask again.
	 */
	async hover(line: number, text: string): Promise<readonly string[]> {
		const { x, y } = await this.#middleOf(line, text);
		const parts = this.#page.locator(
			// The row of actions at the bottom is no part of what is shown.
			".monaco-resizable-hover .monaco-hover .hover-row:not(.status-bar)",
		);
		// A hover is asked for when the mouse comes, not while it stays. Where it went before an answer came, VS Code does
		// not ask again for the same word until it was over another one, as it is on the way from any other place.
		await this.#page.mouse.move(0, 0);
		await parts.first().waitFor({ state: "hidden", timeout: patienceMs });
		for (const [aside, below] of [
			[-60, 0],
			[-60, 20],
			[0, 20],
			[0, -20],
		] as const)
			await this.#page.mouse.move(x + aside, y + below);
		await this.#page.mouse.move(x - 2, y);
		await this.#page.mouse.move(x, y, { steps: 2 });
		await parts.first().waitFor({ timeout: hoverMs });
		await parts
			.filter({ hasText: /^Loading\.\.\.$/ })
			.waitFor({ state: "detached", timeout: patienceMs });
		return parts.allInnerTexts();
	}

	/** The middle of a text in a line, in pixels of the window. */
	async #middleOf(
		line: number,
		text: string,
	): Promise<{ readonly x: number; readonly y: number }> {
		const row = await boxOf(this.lineNumber(line), `Line ${line}`);
		const middle = row.y + row.height / 2;
		const x: number | string = await this.#page.evaluate(
			`(${middleOfText})(${JSON.stringify(activeEditor)}, ${middle}, ${JSON.stringify(text)})`,
		);
		if (typeof x === "string") {
			throw new Error(`Line ${line} reads "${x}", without "${text}".`);
		}
		return { x, y: middle };
	}

	/** `pattern`: a regular expression for all that it says. */
	async #waitForStatus(pattern: string, timeout: number): Promise<void> {
		const item = this.#page.locator("#status\\.editor\\.selection", {
			hasText: new RegExp(`^${pattern}$`),
		});
		await item.waitFor({ timeout });
	}
}

/**
 * Runs in the page: the middle of the first occurrence of a text in the line at a height, in pixels from the left of
 * the window; the line's text if that text does not occur. It may span elements, and blanks are drawn as another
 * character.
 */
const middleOfText = `(editor, height, text) => {
	const lines = editor + " > .monaco-scrollable-element > .lines-content > .view-lines > .view-line";
	const element = [...document.querySelectorAll(lines)].find((line) => {
		const { top, bottom } = line.getBoundingClientRect();
		return top <= height && height < bottom;
	});
	const content = element?.textContent.replaceAll("\\u00a0", " ") ?? "";
	const start = content.indexOf(text);
	if (start < 0) return content;
	const range = document.createRange();
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	let offset = 0;
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const end = offset + node.length;
		if (offset <= start && start < end) range.setStart(node, start - offset);
		if (start + text.length <= end) {
			range.setEnd(node, start + text.length - offset);
			break;
		}
		offset = end;
	}
	const { left, right } = range.getBoundingClientRect();
	return (left + right) / 2;
}`;

/** VS Code may draw what is looked at anew between two looks. */
async function boxOf(locator: Locator, what: string) {
	const until = performance.now() + patienceMs;
	for (;;) {
		await locator.waitFor({ timeout: patienceMs });
		const box = await locator.boundingBox();
		if (box !== null) return box;
		if (performance.now() > until)
			throw new Error(`${what} is not on the screen.`);
	}
}
