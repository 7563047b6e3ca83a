/**
 * Cypher that reads: openCypher 9 as far as the engine speaks it, and the engine's own dialect.
 *
 * There is no rule for any other clause, so whatever parses only reads. Words that begin one are a
 * token of their own, FOREIGN, that may stand for a name only. Operators are a flat row: which binds
 * stronger is the engine's business, and a flat row needs no recursion.
 */
grammar Cypher;

options { caseInsensitive = true; }

statement : EXPLAIN? (setting | query) SEMICOLON? EOF ;

setting : CALL anyName EQ expression ;

query : singleQuery (UNION ALL? singleQuery)* ;

singleQuery : readingClause* returnClause | callClause ;

readingClause : matchClause | unwindClause | callClause | withClause ;

matchClause : OPTIONAL? MATCH pattern whereClause? ;

unwindClause : UNWIND expression AS anyName ;

callClause : CALL procedureName LPAREN arguments? RPAREN yieldClause? whereClause? ;

procedureName : anyName (DOT anyName)* ;

yieldClause : YIELD yieldItem (COMMA yieldItem)* ;

yieldItem : anyName (AS anyName)? ;

withClause : WITH projection whereClause? ;

returnClause : RETURN projection ;

whereClause : WHERE expression ;

projection : DISTINCT? projectionItems orderBy? skipRows? limitRows? ;

projectionItems : (STAR | projectionItem) (COMMA projectionItem)* ;

projectionItem : expression (AS anyName)? ;

orderBy : ORDER BY sortItem (COMMA sortItem)* ;

sortItem : expression (ASC | ASCENDING | DESC | DESCENDING)? ;

skipRows : SKIP_ROWS expression ;

limitRows : LIMIT expression ;

pattern : patternPart (COMMA patternPart)* ;

patternPart : (name EQ)? patternElement ;

patternElement : nodePattern patternStep* | LPAREN patternElement RPAREN ;

patternStep : edgePattern nodePattern ;

nodePattern : LPAREN name? nodeLabels? mapLiteral? RPAREN ;

nodeLabels : COLON anyName ((PIPE COLON? | COLON) anyName)* ;

edgePattern : LT? MINUS edgeDetail? MINUS GT? ;

edgeDetail : LBRACKET name? edgeTypes? hops? mapLiteral? RBRACKET ;

edgeTypes : COLON edgeType (PIPE COLON? edgeType)* ;

edgeType : anyName ;

hops : STAR hopMode? hopRange? hopFilter? ;

hopMode
    : ALL? (SHORTEST | WSHORTEST LPAREN anyName RPAREN)
    | TRAIL
    | ACYCLIC
    ;

hopRange : INTEGER? DOTS INTEGER? | INTEGER ;

hopFilter
    : LPAREN name COMMA name (PIPE whereClause)?
      (PIPE LBRACE projectionItems? RBRACE COMMA LBRACE projectionItems? RBRACE)? RPAREN
    ;

expression : operand (operator operand)* ;

operator
    : OR | XOR | AND | EQ | NOT_EQ | LT | LT_EQ | GT | GT_EQ | PLUS | MINUS | STAR | SLASH | PERCENT
    | CARET | AMPERSAND | MATCHES | IN | STARTS WITH | ENDS WITH | CONTAINS
    ;

operand : (NOT | MINUS)* atom suffix* ;

suffix
    : DOT (anyName | STAR)
    | LBRACKET subscript RBRACKET
    | IS NOT? NULL
    | BANG
    ;

subscript : expression ((COLON | DOTS) expression?)? | (COLON | DOTS) expression? ;

atom
    : literal
    | PARAMETER
    | caseExpression
    | subquery
    | quantifier
    | patternExpression
    | functionCall
    | LPAREN expression RPAREN
    | name
    ;

literal : INTEGER | DECIMAL | STRING | TRUE | FALSE | NULL | listLiteral | mapLiteral ;

listLiteral : LBRACKET (expression (COMMA expression)*)? RBRACKET ;

mapLiteral : LBRACE (mapEntry (COMMA mapEntry)*)? RBRACE ;

mapEntry : anyName COLON expression ;

caseExpression : CASE expression? (WHEN expression THEN expression)+ (ELSE expression)? END ;

subquery : (EXISTS | COUNT) LBRACE MATCH pattern whereClause? RBRACE ;

quantifier : (ALL | ANY | NONE | SINGLE) LPAREN name IN expression whereClause RPAREN ;

patternExpression : nodePattern patternStep+ ;

functionCall : functionName LPAREN (STAR | DISTINCT? arguments)? RPAREN ;

functionName : name ;

arguments : argument (COMMA argument)* ;

argument : (anyName ASSIGN)? (lambda | expression (AS dataType)?) ;

lambda : (name | LPAREN name (COMMA name)* RPAREN) MINUS GT expression ;

dataType : anyName (LPAREN typeArgument (COMMA typeArgument)* RPAREN)? (LBRACKET INTEGER? RBRACKET)* ;

typeArgument : INTEGER | anyName? dataType ;

/** What may name a variable or a function, where an expression may begin. */
name
    : ID | QUOTED_NAME | FOREIGN | ACYCLIC | ALL | ANY | ASC | ASCENDING | BY | CALL | CONTAINS | COUNT
    | DESC | DESCENDING | ENDS | EXISTS | EXPLAIN | NONE | OPTIONAL | SHORTEST | SINGLE | SKIP_ROWS
    | STARTS | TRAIL | WSHORTEST | YIELD
    ;

/** What may name anything where nothing but a name can stand. */
anyName
    : name | AND | AS | CASE | DISTINCT | ELSE | END | FALSE | IN | IS | LIMIT | MATCH | NOT | NULL | OR
    | ORDER | RETURN | THEN | TRUE | UNION | UNWIND | WHEN | WHERE | WITH | XOR
    ;

/** Words that begin a clause which does more than read the graph. */
FOREIGN
    : 'ALTER' | 'ATTACH' | 'BEGIN' | 'CHECKPOINT' | 'COMMENT' | 'COMMIT' | 'COPY' | 'CREATE' | 'DELETE'
    | 'DETACH' | 'DROP' | 'EXPORT' | 'FORCE' | 'FOREACH' | 'GRANT' | 'IMPORT' | 'INSERT' | 'INSTALL'
    | 'LOAD' | 'MERGE' | 'PROFILE' | 'REMOVE' | 'REVOKE' | 'ROLLBACK' | 'SET' | 'UNINSTALL' | 'UPDATE'
    | 'USE'
    ;

ACYCLIC : 'ACYCLIC' ;
ALL : 'ALL' ;
AND : 'AND' ;
ANY : 'ANY' ;
AS : 'AS' ;
ASC : 'ASC' ;
ASCENDING : 'ASCENDING' ;
BY : 'BY' ;
CALL : 'CALL' ;
CASE : 'CASE' ;
CONTAINS : 'CONTAINS' ;
COUNT : 'COUNT' ;
DESC : 'DESC' ;
DESCENDING : 'DESCENDING' ;
DISTINCT : 'DISTINCT' ;
ELSE : 'ELSE' ;
END : 'END' ;
ENDS : 'ENDS' ;
EXISTS : 'EXISTS' ;
EXPLAIN : 'EXPLAIN' ;
FALSE : 'FALSE' ;
IN : 'IN' ;
IS : 'IS' ;
LIMIT : 'LIMIT' ;
MATCH : 'MATCH' ;
NONE : 'NONE' ;
NOT : 'NOT' ;
NULL : 'NULL' ;
OPTIONAL : 'OPTIONAL' ;
OR : 'OR' ;
ORDER : 'ORDER' ;
RETURN : 'RETURN' ;
SHORTEST : 'SHORTEST' ;
SINGLE : 'SINGLE' ;
SKIP_ROWS : 'SKIP' ;
STARTS : 'STARTS' ;
THEN : 'THEN' ;
TRAIL : 'TRAIL' ;
TRUE : 'TRUE' ;
UNION : 'UNION' ;
UNWIND : 'UNWIND' ;
WHEN : 'WHEN' ;
WHERE : 'WHERE' ;
WITH : 'WITH' ;
WSHORTEST : 'WSHORTEST' ;
XOR : 'XOR' ;
YIELD : 'YIELD' ;

ID : LETTER (LETTER | DIGIT)* ;
QUOTED_NAME : ('`' ~'`'+ '`')+ ;
PARAMETER : '$' (LETTER | DIGIT)+ | '$' QUOTED_NAME ;
INTEGER : DIGIT+ ;
DECIMAL : DIGIT* '.' DIGIT+ EXPONENT? | DIGIT+ EXPONENT ;

/** Longer than the number it begins with, so that no name can hang on a number. */
BAD_NUMBER : DIGIT+ ('.' DIGIT+)? LETTER (LETTER | DIGIT)* ;

STRING : '\'' (~['\\] | ESCAPE)* '\'' | '"' (~["\\] | ESCAPE)* '"' ;

ASSIGN : ':=' ;
NOT_EQ : '<>' ;
LT_EQ : '<=' ;
GT_EQ : '>=' ;
MATCHES : '=~' ;
DOTS : '..' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LBRACE : '{' ;
RBRACE : '}' ;
COMMA : ',' ;
SEMICOLON : ';' ;
COLON : ':' ;
DOT : '.' ;
PIPE : '|' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
CARET : '^' ;
AMPERSAND : '&' ;
EQ : '=' ;
LT : '<' ;
GT : '>' ;
BANG : '!' ;

COMMENT : ('/*' .*? '*/' | '//' ~'\n'*) -> channel(HIDDEN) ;
SPACE : [\p{White_Space}\u001C-\u001F]+ -> channel(HIDDEN) ;

/** Whatever has no meaning; nothing that contains it is read. */
UNKNOWN : . ;

fragment LETTER : [\p{Alphabetic}_] ;
fragment DIGIT : [0-9] ;
fragment EXPONENT : 'E' [+-]? DIGIT+ ;
fragment HEX : [0-9A-F] ;
fragment ESCAPE : '\\' ([\\'"bfnrt] | 'U' HEX HEX HEX HEX) ;
