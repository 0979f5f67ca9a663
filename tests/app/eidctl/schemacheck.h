#pragma once

#include <QByteArray>
#include <QString>

/// What is wrong with \a document by the schema resources/schemas/<schema>.schema.json, in one
/// line; empty if nothing is. With \a perLine, each line is a document of its own.
QString schemaFault(const QString &schema, const QByteArray &document, bool perLine = false);
