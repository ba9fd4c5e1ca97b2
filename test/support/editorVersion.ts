/** A VS Code that the tests run in, as the npm registry has it. */
export interface EditorVersion {
	/** Which end of the supported range it stands for. */
	readonly name: "oldest" | "newest";
	/** VS Code's own version, major and minor. */
	readonly vscode: string;
	/** The version of the npm package `code-server` that carries it. */
	readonly codeServer: string;
	/** The major version of Node it runs on, as the npm package `node-<platform>-<arch>`. */
	readonly node: string;
	/** Whether its server lacks ripgrep and the terminal's native module, so that other npm packages have to lend theirs. */
	readonly lacksNativeParts: boolean;
	/** What this version calls its themes, as in the setting `workbench.colorTheme`. */
	readonly themes: Readonly<Record<ThemeKind, string>>;
}

/** The kinds of theme that an editor can start in. */
export type ThemeKind = "light" | "dark" | "highContrast" | "highContrastLight";

const highContrastThemes = {
	highContrast: "Default High Contrast",
	highContrastLight: "Default High Contrast Light",
};

/** The oldest VS Code that Tacit supports (`engines.vscode` in package.json) and the newest it was tested in. */
export const editorVersions: readonly EditorVersion[] = [
	{
		name: "oldest",
		vscode: "1.103",
		codeServer: "4.103.2",
		node: "22",
		lacksNativeParts: true,
		themes: {
			...highContrastThemes,
			light: "Default Light Modern",
			dark: "Default Dark Modern",
		},
	},
	{
		name: "newest",
		vscode: "1.139",
		codeServer: "4.139.1",
		node: "24",
		lacksNativeParts: false,
		themes: { ...highContrastThemes, light: "Light 2026", dark: "Dark 2026" },
	},
];

/**
 * The versions that `wanted` names: `oldest`, `newest`, or a version such as `1.103`; all of them, oldest first, when it
 * is `undefined`. Throws an `Error` that lists the known names when it is none of them.
 */
export function chooseEditorVersions(
	wanted: string | undefined,
): readonly EditorVersion[] {
	if (wanted === undefined) {
		return editorVersions;
	}
	const chosen = editorVersions.filter(
		(version) => version.name === wanted || version.vscode === wanted,
	);
	if (chosen.length === 0) {
		const known = editorVersions
			.flatMap((version) => [version.name, version.vscode])
			.join(", ");
		throw new Error(
			`There is no VS Code "${wanted}" to test in. Known: ${known}.`,
		);
	}
	return chosen;
}
