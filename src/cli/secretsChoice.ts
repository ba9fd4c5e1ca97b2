import type { SecretsChoice } from "../externalize/secrets/clearOfSecrets.ts";
import type { SecretOptions } from "./writingOptions.ts";

/** What the options say of secrets. */
export function secretsChoice({
	redact,
	allowSecrets,
}: SecretOptions): SecretsChoice {
	return allowSecrets ? "keep" : redact ? "redact" : "refuse";
}
