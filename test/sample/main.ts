import { resolve } from "node:path";
import { installTypes } from "./installTypes.ts";
import { makeSample } from "./makeSample.ts";

const folder = process.argv[2];
if (!folder || folder.startsWith("-") || process.argv.length > 3) {
	console.error("Usage: tsx test/sample/main.ts FOLDER");
	process.exitCode = 2;
} else {
	const progress = (line: string) => console.log(line);
	await makeSample(resolve(folder), { progress });
	await installTypes(resolve(folder));
	progress(`The sample repository is in ${resolve(folder)}`);
}
