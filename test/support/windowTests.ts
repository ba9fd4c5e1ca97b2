import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "./cacheFolder.ts";
import { chooseEditorVersions } from "./editorVersion.ts";
import { installBrowser } from "./installBrowser.ts";
import { installEditor } from "./installEditor.ts";
import { packageExtension } from "./packagedExtension.ts";
import { printProgress } from "./progress.ts";
import { addTotals, type TestTotals } from "./testTotals.ts";
import { runVitest } from "./vitestRun.ts";

/** Which window tests to run; everything that is left out means all, and in the oldest VS Code the main journeys. */
export interface WindowTestChoice {
	/** As in `chooseEditorVersions`. With a version, files or options, nothing is left out. */
	readonly version?: string | undefined;
	/** As in `VitestRun`. */
	readonly files?: readonly string[];
	/** As in `VitestRun`. */
	readonly options?: readonly string[];
	/** As in `VitestRun`. */
	readonly secondLook?: boolean;
	/** Absolute path of the extension's package; it is made if left out. */
	readonly vsix?: string | undefined;
}

const testFolder = join(projectFolder, "test", "window");

/**
 * What the oldest VS Code has to do as well: read, write, commit, say where code went, by mouse and by keys, through
 * crashes. A window costs a minute of a small machine's processor, so the rest is driven in the newest alone; what it does
 * inside is tested in both by the editor tests.
 */
const mainJourneys: readonly string[] = [
	"findPlace",
	"keyboardOnly",
	"smoke",
	"writeAndRead",
];

/** Packages the extension once, unless it is packaged, and drives it in a window of each chosen VS Code, oldest first. */
export async function runWindowTests({
	version,
	files = [],
	options = [],
	secondLook = false,
	vsix: given,
}: WindowTestChoice): Promise<TestTotals> {
	const vsix = given ?? (await packageExtension());
	await installBrowser(printProgress);
	const results: TestTotals[] = [];
	for (const chosen of chooseEditorVersions(version)) {
		await installEditor(chosen, printProgress);
		console.log(`\nwindow, in VS Code ${chosen.vscode}`);
		const isMainAlone =
			chosen.name === "oldest" &&
			version === undefined &&
			files.length + options.length === 0;
		results.push(
			await runVitest({
				project: "window",
				files: isMainAlone ? await chooseMainJourneys() : files,
				options,
				secondLook,
				environment: { TACIT_VSCODE: chosen.vscode, TACIT_VSIX: vsix },
			}),
		);
	}
	return addTotals(results);
}

/** Says which journeys are not driven, and returns the files of those that are. */
async function chooseMainJourneys(): Promise<readonly string[]> {
	const all = (await readdir(testFolder))
		.filter((name) => name.endsWith(".test.ts"))
		.map((name) => name.slice(0, -".test.ts".length));
	const missing = mainJourneys.filter((name) => !all.includes(name));
	if (missing.length > 0) {
		throw new Error(`No window test is called ${missing.join(", ")}.`);
	}
	const others = all.filter((name) => !mainJourneys.includes(name)).sort();
	console.log(`The main journeys: ${mainJourneys.join(", ")}.`);
	console.log(`Not run here, but in the newest alone: ${others.join(", ")}.`);
	return mainJourneys.map((name) => join(testFolder, `${name}.test.ts`));
}
