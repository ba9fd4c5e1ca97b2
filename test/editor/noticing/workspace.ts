import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { copySample } from "../../support/sampleRepository.ts";
import { debugAdapter, debugType } from "./debugAdapter.ts";

/** The sample, and beside it an extension that brings a debugger, which none of the tests may do themselves. */
export async function prepare(folder: string): Promise<void> {
	await copySample(folder);
	const extension = join(
		dirname(folder),
		"extensions",
		`tacit-tests.${debugType}-1.0.0`,
	);
	await mkdir(extension, { recursive: true });
	await writeFile(join(extension, "adapter.cjs"), debugAdapter);
	await writeFile(
		join(extension, "package.json"),
		JSON.stringify({
			...{ name: debugType, publisher: "tacit-tests", version: "1.0.0" },
			engines: { vscode: "^1.103.0" },
			extensionKind: ["workspace"],
			contributes: {
				debuggers: [
					{
						...{ type: debugType, label: "Pretends to debug" },
						program: "./adapter.cjs",
						runtime: "node",
					},
				],
			},
		}),
	);
}
