import { chooseEditorVersions } from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { packageExtension } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
import { addTotals, type TestTotals } from "./testTotals.ts";
import { runVitest } from "./vitestRun.ts";

/** Which window tests to run; everything that is left out means all. */
export interface WindowTestChoice {
	/** As in `chooseEditorVersions`. */
	readonly version?: string | undefined;
	/** Further parameters of vitest. */
	readonly parameters?: readonly string[];
}

/** Packages the extension once and drives it in a window of each chosen VS Code, oldest first. */
export async function runWindowTests({
	version,
	parameters = [],
}: WindowTestChoice): Promise<TestTotals> {
	const vsix = await packageExtension();
	await installBrowser(printProgress);
	const results: TestTotals[] = [];
	for (const chosen of chooseEditorVersions(version)) {
		await installEditor(chosen, printProgress);
		console.log(`\nwindow, in VS Code ${chosen.vscode}`);
		const environment = { TACIT_VSCODE: chosen.vscode, TACIT_VSIX: vsix };
		results.push(
			await runVitest({ project: "window", parameters, environment }),
		);
	}
	return addTotals(results);
}
