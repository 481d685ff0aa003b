import js from "@eslint/js";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
  {ignores: ["dist/", ".sijill/", "src/.observablehq/"]},
  js.configs.recommended,
  ts.configs.strict,
  {
    rules: {
      "no-console": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      // A field is named to leave it out of the rest.
      "@typescript-eslint/no-unused-vars": ["error", {ignoreRestSiblings: true}]
    }
  },
  {
    // Text from articles is shown as text: what pages show is made of nodes.
    files: ["src/**/*.ts"],
    rules: {
      "no-restricted-properties": ["error", {property: "innerHTML"}, {property: "insertAdjacentHTML"}]
    }
  },
  {files: ["**/*.mjs", "*.js"], languageOptions: {globals: globals.node}},
  {files: ["loaders/*-cli.ts", "src/build/cli.ts"], rules: {"no-console": "off"}}
);
