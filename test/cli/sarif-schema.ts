// The part of the SARIF 2.1.0 schema (OASIS) that our logs use, with its own names, required properties and value sets; nothing else is allowed.

const message = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } }, additionalProperties: false };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const positive = { type: 'integer', minimum: 1 };

const artifactLocation = {
  type: 'object',
  required: ['uri'],
  // A reference: absolute with a scheme, or relative without blanks, backslashes and a leading slash.
  properties: { uri: { type: 'string', pattern: '^(?:file:///[^ \\\\]*|[^/ :\\\\][^ :\\\\]*)$' }, uriBaseId: { type: 'string' }, index: { type: 'integer', minimum: -1 } },
  additionalProperties: false,
};

const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    id: { type: 'integer', minimum: -1 },
    message,
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation'],
      properties: {
        artifactLocation,
        region: {
          type: 'object',
          properties: { startLine: positive, startColumn: positive, endLine: positive, endColumn: positive },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

const rule = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    shortDescription: message,
    helpUri: { type: 'string', pattern: '^https://' },
    defaultConfiguration: { type: 'object', properties: { level }, additionalProperties: false },
  },
  additionalProperties: false,
};

const run = {
  type: 'object',
  required: ['tool'],
  properties: {
    tool: {
      type: 'object',
      required: ['driver'],
      properties: {
        driver: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string' }, version: { type: 'string' }, rules: { type: 'array', uniqueItems: true, items: rule } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    originalUriBaseIds: {
      type: 'object',
      additionalProperties: { type: 'object', properties: { uri: { type: 'string', pattern: '^file:///.*/$' } }, additionalProperties: false },
    },
    invocations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['executionSuccessful'],
        properties: {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: {
            type: 'array',
            items: { type: 'object', required: ['message'], properties: { level, message, locations: { type: 'array', items: location } }, additionalProperties: false },
          },
        },
        additionalProperties: false,
      },
    },
    results: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          ruleId: { type: 'string' },
          ruleIndex: { type: 'integer', minimum: -1 },
          level,
          message,
          locations: { type: 'array', items: location },
          relatedLocations: { type: 'array', uniqueItems: true, items: location },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

export const sarifSchema = {
  type: 'object',
  required: ['version', 'runs'],
  properties: { $schema: { type: 'string' }, version: { const: '2.1.0' }, runs: { type: 'array', items: run } },
  additionalProperties: false,
};

/** What the test looks at. */
export interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly columnKind: string;
    readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } }[];
    }[];
  }[];
}
